package dev.clew.benchmark;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One call of an AI service: two generations and one tool around a model in the process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 5, time = 1)
public class AiServiceBenchmark {

	/** What traces it. */
	@Param
	public Attachment attachment = Attachment.NOTHING;

	private Application application = Application.untraced();

	/**
	 * Builds the application.
	 */
	@Setup
	public void start() {
		this.application = this.attachment.start();
	}

	/**
	 * Makes the call.
	 * @return the answer
	 */
	@Benchmark
	public String call() {
		return this.application.answer();
	}

	/**
	 * Closes the application.
	 */
	@TearDown
	public void stop() {
		this.application.close();
	}

}

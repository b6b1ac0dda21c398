package dev.clew.benchmark;

import java.util.concurrent.TimeUnit;

import dev.clew.observation.Faults;
import dev.clew.observation.RecordingHandler;
import dev.clew.observation.RecordingSettings;
import dev.clew.observation.TraceTreeHandler;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * An observation of somebody else in which LangChain4j does nothing: what requests
 * without a model call pay.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ObservationBenchmark {

	/** Whether our handlers are there. */
	@Param({ "false", "true" })
	public boolean traced;

	private final ObservationRegistry registry = ObservationRegistry.create();

	/**
	 * Registers the handlers.
	 */
	@Setup
	public void start() {
		// Without any handler Micrometer would make no observation at all.
		this.registry.observationConfig().observationHandler(new Idle());
		if (this.traced) {
			Faults faults = new Faults((component) -> {
			});
			TraceTreeHandler tree = TraceTreeHandler.withOwnIds(faults);
			TraceStore store = new InMemoryTraceStore(1, 1, (reason, count) -> {
			});
			this.registry.observationConfig()
				.observationHandler(tree)
				.observationHandler(new RecordingHandler(tree, store, RecordingSettings.DEFAULT, faults));
		}
	}

	/**
	 * Observes nothing in particular.
	 * @return what was observed
	 */
	@Benchmark
	public String observe() {
		return Observation.createNotStarted("http.server.requests", this.registry)
			.lowCardinalityKeyValue("method", "GET")
			.observe(() -> Application.QUESTION);
	}

	/**
	 * Takes every observation and does nothing.
	 */
	private static final class Idle implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}

package dev.clew.benchmark;

import java.util.Collection;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks and says how they stand to each other and to the budget. Takes
 * JMH's own arguments.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Runs them.
	 * @param args arguments as JMH has them, such as {@code -f 1 -i 10}
	 * @throws RunnerException if a benchmark fails
	 * @throws CommandLineOptionException if an argument is not understood
	 * @throws InterruptedException if somebody interrupts them
	 */
	public static void main(String[] args) throws RunnerException, CommandLineOptionException, InterruptedException {
		Options options = new OptionsBuilder().parent(new CommandLineOptions(args))
			.addProfiler(GCProfiler.class)
			.shouldFailOnError(true)
			.build();
		Collection<RunResult> results = new Runner(options).run();
		System.out.print(new Report(results).text());
		ThreadsBenchmark.main(new String[0]);
		WritersBenchmark.main(new String[0]);
		StoreBenchmark.main(new String[0]);
	}

}

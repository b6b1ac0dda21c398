package dev.clew.benchmark;

import java.util.Map;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one call takes.
 *
 * @param micros microseconds
 * @param bytes bytes allocated
 */
record Cost(double micros, double bytes) {

	static Cost of(RunResult result) {
		double bytes = Double.NaN;
		for (Map.Entry<String, ? extends Result<?>> secondary : secondaries(result).entrySet()) {
			if (secondary.getKey().endsWith("gc.alloc.rate.norm")) {
				bytes = secondary.getValue().getScore();
			}
		}
		return new Cost(result.getPrimaryResult().getScore(), bytes);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, ? extends Result<?>> secondaries(RunResult result) {
		return (Map<String, ? extends Result<?>>) (Map<String, ?>) result.getSecondaryResults();
	}

	Cost minus(Cost other) {
		return new Cost(this.micros - other.micros, this.bytes - other.bytes);
	}

	boolean isWithin(Cost budget) {
		return this.micros <= budget.micros && this.bytes <= budget.bytes;
	}

	@Override
	public String toString() {
		return "%7.2f us %7.2f KB".formatted(this.micros, this.bytes / 1024);
	}

}

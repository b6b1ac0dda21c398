package dev.clew.actuate.json;

import dev.clew.store.usage.Coverage;
import dev.clew.store.usage.LatencyBuckets;
import org.jspecify.annotations.Nullable;

/**
 * What figures rest on, as JSON.
 *
 * @param from from when on everything is in the figures
 * @param to until when
 * @param complete whether nothing of the time that was asked for is missing, and nothing
 * is left out by sampling
 * @param samplingProbability share of the traces that is kept
 * @param basis {@code traces} where the figures are those of the traces that are there,
 * {@code hours} where they are sums by the hour, which also have traces that are gone or
 * were left out by sampling
 * @param tracesFrom from when on all traces are there
 * @param latencyError share of a percentile that it may be wrong by; absent where they
 * are exact
 */
@Descriptor
record CoverageDescriptor(@Nullable String from, @Nullable String to, boolean complete, double samplingProbability,
		String basis, @Nullable String tracesFrom, @Nullable Double latencyError) {

	static CoverageDescriptor of(Coverage coverage, double probability) {
		boolean hours = coverage.rolledUp();
		return new CoverageDescriptor(JsonFigures.time(coverage.from()), JsonFigures.time(coverage.to()),
				coverage.complete() && (hours || probability >= 1), probability, hours ? "hours" : "traces",
				JsonFigures.time(coverage.tracesFrom()), hours ? LatencyBuckets.ERROR : null);
	}

}

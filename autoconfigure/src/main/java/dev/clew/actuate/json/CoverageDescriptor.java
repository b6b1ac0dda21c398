package dev.clew.actuate.json;

import dev.clew.store.usage.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * What figures rest on, as JSON.
 *
 * @param from from when on the store holds everything
 * @param to until when
 * @param complete whether nothing of the time that was asked for is missing, and nothing
 * is left out by sampling
 * @param samplingProbability share of the traces that is kept
 */
@Descriptor
record CoverageDescriptor(@Nullable String from, @Nullable String to, boolean complete, double samplingProbability) {

	static CoverageDescriptor of(Coverage coverage, double probability) {
		return new CoverageDescriptor(JsonFigures.time(coverage.from()), JsonFigures.time(coverage.to()),
				coverage.complete() && probability >= 1, probability);
	}

}

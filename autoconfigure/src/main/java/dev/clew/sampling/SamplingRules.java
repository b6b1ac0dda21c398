package dev.clew.sampling;

import java.math.BigDecimal;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Which traces are kept.
 *
 * @param probability share of all traces that is kept, by their ids
 * @param keepErrors whether those are kept in which something failed
 * @param keepSlowerThan duration from which on they are kept
 * @param keepCostlierThan US dollars from which on they are kept
 * @param keepScored whether those are kept that somebody judged
 * @param maxHeldSize bytes of heap that undecided traces take, at most
 */
public record SamplingRules(double probability, boolean keepErrors, @Nullable Duration keepSlowerThan,
		@Nullable BigDecimal keepCostlierThan, boolean keepScored, long maxHeldSize) {

	boolean keepAll() {
		return this.probability >= 1;
	}

	// By the id alone, so that each process decides the same.
	boolean keepsByProbability(String traceId) {
		return TraceShare.of(traceId) < this.probability;
	}

}

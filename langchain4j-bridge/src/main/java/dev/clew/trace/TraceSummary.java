package dev.clew.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A trace without its observations: what they add up to.
 *
 * @param info what hangs on the trace as a whole
 * @param bookmarked whether somebody wants to keep it
 * @param startTime the earliest start
 * @param endTime the latest end; absent while any observation is open
 * @param timeToFirstToken from the start to the first token that any model streamed;
 * absent where none was
 * @param level the highest level in the tree
 * @param observationCounts number of observations by type
 * @param usage sum over generations and embeddings
 * @param cost sum over generations and embeddings
 * @param inputPreview beginning of the input of the outermost chain, agent or generation,
 * of several the first
 * @param outputPreview beginning of its output, of several the last
 * @param errorPreview beginning of why it failed: of the failed steps without a failed
 * one in them the last
 * @param scores scores of the trace itself
 */
public record TraceSummary(TraceInfo info, boolean bookmarked, Instant startTime, @Nullable Instant endTime,
		@Nullable Duration timeToFirstToken, Level level, Map<ObservationType, Integer> observationCounts, Usage usage,
		CostSum cost, @Nullable Preview inputPreview, @Nullable Preview outputPreview, @Nullable Preview errorPreview,
		List<Score> scores) {

	/**
	 * Whether any observation is open.
	 * @return the status
	 */
	public Status status() {
		return (this.endTime != null) ? Status.COMPLETED : Status.RUNNING;
	}

	/**
	 * Time from the earliest start to the latest end.
	 * @return the latency, absent while any observation is open
	 */
	public @Nullable Duration latency() {
		return (this.endTime != null) ? Duration.between(this.startTime, this.endTime) : null;
	}

	/**
	 * Number of observations in all.
	 * @return the number
	 */
	public int observationCount() {
		return this.observationCounts.values().stream().mapToInt(Integer::intValue).sum();
	}

}

package dev.clew.store.usage;

import java.time.Duration;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * How long things took, by nearest rank: each figure is one of the durations, the
 * smallest that at least so many per cent of them do not exceed. SQL calls it
 * {@code percentile_disc}.
 *
 * @param p50 the median
 * @param p95 what 95 per cent do not exceed
 * @param p99 what 99 per cent do not exceed
 */
public record Percentiles(Duration p50, Duration p95, Duration p99) {

	/**
	 * The percentiles of some durations.
	 * @param nanos all of them in nanoseconds, the shortest first
	 * @return their percentiles; absent where there is no duration
	 */
	static @Nullable Percentiles of(long[] nanos) {
		return (nanos.length > 0)
				? new Percentiles(nearestRank(nanos, 50), nearestRank(nanos, 95), nearestRank(nanos, 99)) : null;
	}

	/**
	 * The percentiles of durations that were counted in buckets.
	 * @param counts how many are in each bucket
	 * @return their percentiles, as the middle of the bucket that each is in
	 */
	static Percentiles of(SortedMap<Integer, Long> counts) {
		return new Percentiles(Duration.ofNanos(LatencyBuckets.percentile(counts, 50)),
				Duration.ofNanos(LatencyBuckets.percentile(counts, 95)),
				Duration.ofNanos(LatencyBuckets.percentile(counts, 99)));
	}

	private static Duration nearestRank(long[] nanos, long percent) {
		long rank = (percent * nanos.length + 99) / 100;
		return Duration.ofNanos(nanos[(int) rank - 1]);
	}

}

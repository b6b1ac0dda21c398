package dev.clew.store.usage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
	 * @param durations all of them, in any order
	 * @return their percentiles; absent where there is no duration
	 */
	public static @Nullable Percentiles of(Collection<Duration> durations) {
		if (durations.isEmpty()) {
			return null;
		}
		List<Duration> sorted = new ArrayList<>(durations);
		sorted.sort(null);
		return new Percentiles(nearestRank(sorted, 50), nearestRank(sorted, 95), nearestRank(sorted, 99));
	}

	private static Duration nearestRank(List<Duration> sorted, long percent) {
		long rank = (percent * sorted.size() + 99) / 100;
		return sorted.get((int) rank - 1);
	}

}

package dev.clew.store.usage;

import java.util.Map;
import java.util.SortedMap;

import dev.clew.trace.InternalApi;

/**
 * Buckets that latencies are counted in, so that counts of several hours and processes
 * add up. The narrower the shorter: the middle of a bucket differs from each of its
 * latencies by less than {@link #ERROR}.
 */
@InternalApi
public final class LatencyBuckets {

	/** Share of a latency that the middle of its bucket differs by at most. */
	public static final double ERROR = 0.01;

	// Each power of two has 64 buckets.
	private static final int BITS = 6;

	private static final long FIRST_WIDE = 1L << (BITS + 1);

	private LatencyBuckets() {
	}

	/**
	 * The bucket of a latency.
	 * @param nanos the latency in nanoseconds; negative where an end is before its start
	 * @return number of the bucket
	 */
	public static int of(long nanos) {
		if (nanos < 0) {
			return -of((nanos != Long.MIN_VALUE) ? -nanos : Long.MAX_VALUE);
		}
		if (nanos < FIRST_WIDE) {
			return (int) nanos;
		}
		int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - BITS;
		return (shift << BITS) + (int) (nanos >>> shift);
	}

	/**
	 * The middle of a bucket.
	 * @param bucket number of the bucket
	 * @return nanoseconds
	 */
	public static long middle(int bucket) {
		if (bucket < 0) {
			return -middle(-bucket);
		}
		if (bucket < FIRST_WIDE) {
			return bucket;
		}
		int shift = (bucket >>> BITS) - 1;
		long low = (long) (bucket - (shift << BITS)) << shift;
		return low + (1L << (shift - 1));
	}

	// By nearest rank.
	static long percentile(SortedMap<Integer, Long> counts, long percent) {
		long all = counts.values().stream().mapToLong(Long::longValue).sum();
		long rank = (percent * all + 99) / 100;
		long below = 0;
		for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
			below += bucket.getValue();
			if (below >= rank) {
				return middle(bucket.getKey());
			}
		}
		return middle(counts.lastKey());
	}

}

package dev.clew.store.usage;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.Level;
import org.jspecify.annotations.Nullable;

/**
 * Adds up one group. Not thread-safe.
 */
final class UsageTally {

	// In nanoseconds.
	private final LongStream.Builder latencies = LongStream.builder();

	// What was counted before, whose latencies nobody knows exactly any more.
	private final SortedMap<Integer, Long> buckets = new TreeMap<>();

	private final UsageSum usage = new UsageSum();

	private final CostTotal cost = new CostTotal();

	private final Set<String> unpricedModels = new HashSet<>();

	private long count;

	private long errors;

	void add(UsageItem item) {
		this.count++;
		this.errors += (item.level() == Level.ERROR) ? 1 : 0;
		if (item.latency() != null) {
			this.latencies.add(item.latencyNanos());
		}
		this.usage.add(item.usage());
		this.cost.add(item.cost());
		this.unpricedModels.addAll(item.unpricedModels());
	}

	void add(UsagePart part) {
		this.count += part.count();
		this.errors += part.errors();
		part.latencies().forEach((bucket, times) -> this.buckets.merge(bucket, times, Long::sum));
		this.usage.add(part.usage());
		this.cost.add(part.cost());
		this.unpricedModels.addAll(part.unpricedModels());
	}

	UsageGroup group(Map<Dimension, String> key, @Nullable Instant start) {
		return new UsageGroup(key, start, this.count, this.errors, percentiles(), this.usage.sum(), this.cost.sum(),
				this.unpricedModels);
	}

	private @Nullable Percentiles percentiles() {
		long[] exact = this.latencies.build().toArray();
		if (this.buckets.isEmpty()) {
			Arrays.sort(exact);
			return Percentiles.of(exact);
		}
		for (long nanos : exact) {
			this.buckets.merge(LatencyBuckets.of(nanos), 1L, Long::sum);
		}
		return Percentiles.of(this.buckets);
	}

}

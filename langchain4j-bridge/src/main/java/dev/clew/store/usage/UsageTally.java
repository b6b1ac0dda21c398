package dev.clew.store.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.Level;
import org.jspecify.annotations.Nullable;

/**
 * Adds up one group. Not thread-safe.
 */
final class UsageTally {

	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

	// In nanoseconds.
	private final LongStream.Builder latencies = LongStream.builder();

	private final UsageSum usage = new UsageSum();

	private final CostTotal cost = new CostTotal();

	private final Set<String> unpricedModels = new HashSet<>();

	private long count;

	private long errors;

	void add(UsageItem item) {
		this.count++;
		this.errors += (item.level() == Level.ERROR) ? 1 : 0;
		if (item.latency() != null) {
			this.latencies.add(nanos(item.latency()));
		}
		this.usage.add(item.usage());
		this.cost.add(item.cost());
		this.unpricedModels.addAll(item.unpricedModels());
	}

	private static long nanos(Duration duration) {
		return (duration.compareTo(LONGEST) < 0) ? duration.toNanos() : LONGEST.toNanos();
	}

	UsageGroup group(Map<Dimension, String> key, @Nullable Instant start) {
		return new UsageGroup(key, start, this.count, this.errors,
				Percentiles.of(this.latencies.build().sorted().toArray()), this.usage.sum(), this.cost.sum(),
				this.unpricedModels);
	}

}

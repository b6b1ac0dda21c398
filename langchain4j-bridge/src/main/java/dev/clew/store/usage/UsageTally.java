package dev.clew.store.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.Level;
import org.jspecify.annotations.Nullable;

/**
 * Adds up one group. Not thread-safe.
 */
final class UsageTally {

	private final List<Duration> latencies = new ArrayList<>();

	private final UsageSum usage = new UsageSum();

	private final CostTotal cost = new CostTotal();

	private final Set<String> unpricedModels = new HashSet<>();

	private long count;

	private long errors;

	void add(UsageItem item) {
		this.count++;
		this.errors += (item.level() == Level.ERROR) ? 1 : 0;
		if (item.latency() != null) {
			this.latencies.add(item.latency());
		}
		this.usage.add(item.usage());
		this.cost.add(item.cost());
		this.unpricedModels.addAll(item.unpricedModels());
	}

	UsageGroup group(Map<Dimension, String> key, @Nullable Instant start) {
		return new UsageGroup(key, start, this.count, this.errors, Percentiles.of(this.latencies), this.usage.sum(),
				this.cost.sum(), this.unpricedModels);
	}

}

package dev.clew.store.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.usage.UsageQuery.Counted;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.Cost;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Counts traces into the groups of a query. Not thread-safe.
 */
final class UsageCounter {

	private final UsageQuery query;

	private final Counted counted;

	private final Comparator<UsageGroup> order;

	private final Map<Key, UsageTally> tallies = new HashMap<>();

	UsageCounter(UsageQuery query) {
		this.query = query;
		this.counted = query.counted();
		this.order = order(query.groupBy());
	}

	private static Comparator<UsageGroup> order(List<Dimension> dimensions) {
		Comparator<UsageGroup> order = Comparator
			.comparing(UsageGroup::start, Comparator.nullsFirst(Instant::compareTo))
			.thenComparing(UsageCounter::total, Comparator.nullsLast(Comparator.reverseOrder()));
		for (Dimension dimension : dimensions) {
			order = order.thenComparing((group) -> group.key().get(dimension),
					Comparator.nullsLast(Comparator.naturalOrder()));
		}
		return order;
	}

	private static @Nullable BigDecimal total(UsageGroup group) {
		Cost cost = group.cost().cost();
		return (cost != null) ? cost.total() : null;
	}

	void add(Trace trace) {
		if (this.counted == Counted.TRACES) {
			add(UsageItem.of(trace));
			return;
		}
		AgentNames agents = this.query.groupBy().contains(Dimension.AGENT) ? new AgentNames(trace.observations())
				: null;
		for (ObservationRecord observation : trace.observations()) {
			if (this.counted == Counted.OBSERVATIONS || observation.modelCall() != null) {
				add(UsageItem.of(trace.summary().info(), observation,
						(agents != null) ? agents.of(observation) : null));
			}
		}
	}

	private void add(UsageItem item) {
		if (this.query.covers(item.start())) {
			Instant start = (this.query.interval() != null)
					? this.query.interval().start(item.start(), this.query.zone()) : null;
			item.keys(this.query.groupBy()).forEach((values) -> tally(new Key(start, values)).add(item));
		}
	}

	private UsageTally tally(Key key) {
		UsageTally known = this.tallies.get(key);
		if (known != null) {
			return known;
		}
		if (this.tallies.size() == this.query.maxGroups()) {
			throw new TooManyGroupsException(this.query.maxGroups());
		}
		UsageTally tally = new UsageTally();
		this.tallies.put(key, tally);
		return tally;
	}

	List<UsageGroup> groups() {
		return this.tallies.entrySet()
			.stream()
			.map((entry) -> entry.getValue().group(named(entry.getKey().values()), entry.getKey().start()))
			.sorted(this.order)
			.toList();
	}

	private Map<Dimension, String> named(List<@Nullable String> values) {
		Map<Dimension, String> named = new LinkedHashMap<>();
		for (int i = 0; i < values.size(); i++) {
			String value = values.get(i);
			if (value != null) {
				named.put(this.query.groupBy().get(i), value);
			}
		}
		return named;
	}

	private record Key(@Nullable Instant start, List<@Nullable String> values) {

	}

}

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
import dev.clew.trace.InternalApi;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Counts traces into the groups of a query. Not thread-safe.
 */
@InternalApi
public final class UsageCounter {

	private final UsageQuery query;

	private final Counted counted;

	private final Comparator<UsageGroup> order;

	private final Map<Key, UsageTally> tallies = new HashMap<>();

	/**
	 * Counts for a query.
	 * @param query what is asked
	 */
	public UsageCounter(UsageQuery query) {
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

	/**
	 * Counts what is asked of a trace.
	 * @param trace the trace
	 */
	public void add(Trace trace) {
		add(trace, this.query.span());
	}

	/**
	 * Counts what is asked of a trace, as far as it started in a certain time.
	 * @param trace the trace
	 * @param span the time
	 */
	public void add(Trace trace, TimeSpan span) {
		if (this.counted == Counted.TRACES) {
			add(UsageItem.of(trace), span);
			return;
		}
		AgentNames agents = this.query.groupBy().contains(Dimension.AGENT) ? new AgentNames(trace.observations())
				: null;
		for (ObservationRecord observation : trace.observations()) {
			if (this.counted == Counted.OBSERVATIONS || observation.modelCall() != null) {
				add(UsageItem.of(trace.summary().info(), observation, (agents != null) ? agents.of(observation) : null),
						span);
			}
		}
	}

	private void add(UsageItem item, TimeSpan span) {
		if (span.contains(item.start())) {
			Instant start = start(item.start());
			item.keys(this.query.groupBy()).forEach((values) -> tally(new Key(start, values)).add(item));
		}
	}

	/**
	 * Adds what was counted before.
	 * @param start any time in the interval that it was counted of
	 * @param values its values of the dimensions that are grouped by, in their order
	 * @param part what was counted
	 */
	public void add(Instant start, List<@Nullable String> values, UsagePart part) {
		tally(new Key(start(start), values)).add(part);
	}

	private @Nullable Instant start(Instant time) {
		return (this.query.interval() != null) ? this.query.interval().start(time, this.query.zone()) : null;
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

	/**
	 * What was counted.
	 * @return the groups, in their order
	 */
	public List<UsageGroup> groups() {
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

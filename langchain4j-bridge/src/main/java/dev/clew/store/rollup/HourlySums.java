package dev.clew.store.rollup;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.usage.AgentNames;
import dev.clew.store.usage.TimeSpan;
import dev.clew.store.usage.UsageItem;
import dev.clew.store.usage.UsageQuery.Counted;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;

/**
 * Sums of traces and their observations by the hour that each started in. What was added
 * can be taken off again, as it was: so a trace that changes is taken off as it was
 * before, and added as it is. Not thread-safe.
 */
public final class HourlySums {

	private static final List<Rollup> ALL = List.of(Rollup.values());

	private final Map<Hour, RollupGroups> hours = new HashMap<>();

	private final long maxSize;

	/**
	 * No sums yet.
	 * @param maxSize bytes of heap that one hour of one rollup takes at most, about
	 */
	public HourlySums(long maxSize) {
		this.maxSize = maxSize;
	}

	/**
	 * Adds a trace, and each of its observations.
	 * @param trace the trace, without scores and inputs and outputs
	 */
	public void add(Trace trace) {
		add(trace, 1);
	}

	/**
	 * Takes a trace off again.
	 * @param trace the trace as it was added
	 */
	public void takeOff(Trace trace) {
		add(trace, -1);
	}

	/**
	 * Adds an observation whose trace was added before.
	 * @param trace what is known of its trace
	 * @param observation the observation
	 */
	public void addLate(TraceInfo trace, ObservationRecord observation) {
		addSteps(trace, List.of(observation), 1);
		UsageItem item = UsageItem.of(trace, observation, null);
		for (Rollup rollup : ALL) {
			if (rollup.counted() == Counted.TRACES) {
				RollupGroups groups = groups(new Hour(rollup, TimeSpan.hour(item.start())));
				item.keys(rollup.dimensions()).forEach((values) -> groups.group(values).addFigures(item, 1));
			}
		}
	}

	private void add(Trace trace, int factor) {
		UsageItem whole = UsageItem.of(trace);
		for (Rollup rollup : ALL) {
			if (rollup.counted() == Counted.TRACES) {
				add(rollup, whole, factor);
			}
		}
		addSteps(trace.summary().info(), trace.observations(), factor);
	}

	private void addSteps(TraceInfo info, Collection<ObservationRecord> observations, int factor) {
		AgentNames agents = new AgentNames(observations);
		for (ObservationRecord observation : observations) {
			Counted counted = (observation.modelCall() != null) ? Counted.MODEL_CALLS : Counted.OBSERVATIONS;
			UsageItem item = UsageItem.of(info, observation, agents.of(observation));
			for (Rollup rollup : ALL) {
				if (rollup.counted() == counted) {
					add(rollup, item, factor);
				}
			}
		}
	}

	private void add(Rollup rollup, UsageItem item, int factor) {
		RollupGroups groups = groups(new Hour(rollup, TimeSpan.hour(item.start())));
		item.keys(rollup.dimensions()).forEach((values) -> groups.group(values).add(item, factor));
	}

	/**
	 * The groups of an hour, to add to.
	 * @param hour the hour
	 * @return its groups, none where there are none yet
	 */
	public RollupGroups groups(Hour hour) {
		return this.hours.computeIfAbsent(hour, (any) -> new RollupGroups(hour.rollup(), this.maxSize));
	}

	/**
	 * Adds other sums.
	 * @param others the sums
	 */
	public void add(HourlySums others) {
		others.hours.forEach((hour, groups) -> groups(hour).add(groups));
	}

	/**
	 * How large they are.
	 * @return bytes of the heap, about
	 */
	public long size() {
		return this.hours.values().stream().mapToLong(RollupGroups::size).sum();
	}

	/**
	 * All hours as they are.
	 * @return groups by hour
	 */
	public Map<Hour, RollupGroups> hours() {
		return this.hours;
	}

	/**
	 * An hour of a rollup.
	 *
	 * @param rollup what is added up
	 * @param start start of the hour
	 */
	public record Hour(Rollup rollup, Instant start) {

	}

}

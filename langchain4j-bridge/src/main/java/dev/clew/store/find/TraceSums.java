package dev.clew.store.find;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.usage.CostTotal;
import dev.clew.store.usage.UsageSum;
import dev.clew.trace.CostSum;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What the observations of a trace add up to.
 *
 * @param startTime the earliest start
 * @param lastTime the latest end, or start of what runs
 * @param latency from the start to the end; absent while anything runs
 * @param timeToFirstToken from the start to the first token of any stream
 * @param level the highest level
 * @param counts number of observations by type
 * @param usage tokens
 * @param cost what they cost
 * @param tokenKey tokens as they are sorted by; absent while they are not known
 * @param costKey cost as it is sorted by; likewise
 * @param calls the observations that called a model
 */
public record TraceSums(Instant startTime, Instant lastTime, @Nullable Duration latency,
		@Nullable Duration timeToFirstToken, Level level, Map<ObservationType, Integer> counts, Usage usage,
		CostSum cost, @Nullable Long tokenKey, @Nullable Long costKey, List<ObservationRecord> calls) {

	/** The order of observations. */
	public static final Comparator<ObservationRecord> BY_START = Comparator.comparing(ObservationRecord::startTime)
		.thenComparing(ObservationRecord::observationId);

	public static TraceSums of(Collection<ObservationRecord> observations) {
		Instant start = Instant.MAX;
		Instant last = Instant.MIN;
		boolean running = false;
		Level highest = Level.DEBUG;
		Map<ObservationType, Integer> types = new EnumMap<>(ObservationType.class);
		List<ObservationRecord> called = new ArrayList<>(observations.size());
		for (ObservationRecord each : observations) {
			start = each.startTime().isBefore(start) ? each.startTime() : start;
			Instant time = lastTimeOf(each);
			last = time.isAfter(last) ? time : last;
			running |= each.status() == Status.RUNNING;
			highest = highest.max(each.level());
			types.merge(each.type(), 1, Integer::sum);
			if (each.modelCall() != null) {
				called.add(each);
			}
		}
		Usage usage = usage(called);
		CostSum cost = cost(called);
		return new TraceSums(start, last, running ? null : Duration.between(start, last),
				timeToFirstToken(start, called), highest, Collections.unmodifiableMap(types), usage, cost,
				key(Position.of(usage, "")), key(Position.of(cost.cost(), "")), List.copyOf(called));
	}

	static Instant lastTimeOf(ObservationRecord observation) {
		Instant end = observation.endTime();
		return (end != null) ? end : observation.startTime();
	}

	private static @Nullable Duration timeToFirstToken(Instant start, List<ObservationRecord> called) {
		Instant first = null;
		for (ObservationRecord each : called) {
			ModelCall call = each.modelCall();
			Duration time = (call != null) ? call.timeToFirstToken() : null;
			Instant token = (time != null) ? each.startTime().plus(time) : null;
			first = (token != null && (first == null || token.isBefore(first))) ? token : first;
		}
		return (first != null) ? Duration.between(start, first) : null;
	}

	// That of a single call is known already.
	private static Usage usage(List<ObservationRecord> called) {
		if (called.size() == 1) {
			return called.get(0).usage();
		}
		UsageSum sum = new UsageSum();
		called.forEach((each) -> sum.add(each.usage()));
		return sum.sum();
	}

	private static CostSum cost(List<ObservationRecord> called) {
		if (called.size() == 1) {
			return CostSum.of(called.get(0));
		}
		CostTotal total = new CostTotal();
		called.forEach((each) -> total.add(CostSum.of(each)));
		return total.sum();
	}

	private static @Nullable Long key(Position position) {
		return position.present() ? Long.valueOf(position.major()) : null;
	}

	public @Nullable Instant endTime() {
		return (this.latency != null) ? this.lastTime : null;
	}

	public Position position(Sort sort, String id) {
		return switch (sort) {
			case START_TIME -> Position.of(this.startTime, id);
			case LATENCY -> Position.of(this.latency, id);
			case TOKENS -> position(this.tokenKey, id);
			case COST -> position(this.costKey, id);
		};
	}

	private static Position position(@Nullable Long key, String id) {
		return (key != null) ? Position.of(key, id) : Position.none(id);
	}

}

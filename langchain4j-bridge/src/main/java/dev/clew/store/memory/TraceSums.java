package dev.clew.store.memory;

import java.time.Duration;
import java.time.Instant;
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
import dev.clew.trace.Score;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * What the observations of a trace add up to, kept up to date with each. Not thread-safe.
 */
final class TraceSums {

	private static final long SECOND = 1_000_000_000;

	private static final Level[] LEVELS = Level.values();

	// The order of observations.
	static final Comparator<ObservationRecord> BY_START = TraceSums::compareStarts;

	// The latest first. Of two that end together the one around the other counts: it
	// started earlier.
	static final Comparator<ObservationRecord> BY_LAST_TIME = (one, other) -> {
		int ends = compareEnds(other, one);
		return (ends != 0) ? ends : compareStarts(one, other);
	};

	// Of those that have one.
	private static final Comparator<ObservationRecord> BY_FIRST_TOKEN = (one, other) -> {
		Instant token = firstToken(one);
		Instant otherToken = firstToken(other);
		int tokens = (token != null && otherToken != null) ? token.compareTo(otherToken) : 0;
		return (tokens != 0) ? tokens : compareStarts(one, other);
	};

	private final int[] types = new int[ObservationType.values().length];

	private final int[] levels = new int[LEVELS.length];

	private final UsageSum usage = new UsageSum();

	private final CostTotal cost = new CostTotal();

	private final Leader first = new Leader((any) -> true, BY_START);

	private final Leader last = new Leader((any) -> true, BY_LAST_TIME);

	private final Leader token = new Leader((one) -> firstToken(one) != null, BY_FIRST_TOKEN);

	private final Map<String, Kept> observations;

	private final TracePreviews previews;

	private int open;

	/**
	 * Sums of a trace.
	 * @param observations its observations by id, as they are whenever one has changed
	 */
	TraceSums(Map<String, Kept> observations) {
		this.observations = observations;
		this.previews = new TracePreviews(observations);
	}

	TracePreviews previews() {
		return this.previews;
	}

	void change(@Nullable ObservationRecord old, ObservationRecord now) {
		if (old != null) {
			count(old, -1);
			this.usage.remove(old.usage());
			this.cost.remove(CostSum.of(old));
		}
		count(now, 1);
		this.usage.add(now.usage());
		this.cost.add(CostSum.of(now));
		this.first.change(old, now, this.observations.values());
		this.last.change(old, now, this.observations.values());
		this.token.change(old, now, this.observations.values());
		this.previews.change(old, now);
	}

	private void count(ObservationRecord observation, int sign) {
		this.types[observation.type().ordinal()] += sign;
		this.levels[observation.level().ordinal()] += sign;
		this.open += (observation.status() == Status.RUNNING) ? sign : 0;
	}

	Instant startTime() {
		ObservationRecord earliest = this.first.get();
		return (earliest != null) ? earliest.startTime() : Instant.MIN;
	}

	Instant lastTime() {
		ObservationRecord latest = this.last.get();
		return (latest != null) ? lastTime(latest) : Instant.MIN;
	}

	TraceSummary summary(TraceInfo info, boolean bookmarked, List<Score> scores) {
		return new TraceSummary(info, bookmarked, startTime(), (this.open == 0) ? lastTime() : null, timeToFirstToken(),
				level(), counts(), this.usage.sum(), this.cost.sum(), this.previews.input(), this.previews.output(),
				scores);
	}

	private @Nullable Duration timeToFirstToken() {
		ObservationRecord earliest = this.token.get();
		Instant token = (earliest != null) ? firstToken(earliest) : null;
		return (token != null) ? Duration.between(startTime(), token) : null;
	}

	private static @Nullable Instant firstToken(ObservationRecord observation) {
		ModelCall call = observation.modelCall();
		Duration time = (call != null) ? call.timeToFirstToken() : null;
		return (time != null) ? observation.startTime().plus(time) : null;
	}

	Status status() {
		return (this.open == 0) ? Status.COMPLETED : Status.RUNNING;
	}

	// As of the summary, of which no more than this is made.
	Position position(Sort sort, String id) {
		return switch (sort) {
			case START_TIME -> Position.of(startTime(), id);
			case LATENCY ->
				(this.open == 0) ? Position.of(Duration.between(startTime(), lastTime()), id) : Position.none(id);
			case TOKENS -> Position.of(this.usage.sum(), id);
			case COST -> Position.of(this.cost.sum().cost(), id);
		};
	}

	Level level() {
		int highest = LEVELS.length - 1;
		while (highest > 0 && this.levels[highest] == 0) {
			highest--;
		}
		return LEVELS[highest];
	}

	private Map<ObservationType, Integer> counts() {
		Map<ObservationType, Integer> counts = new EnumMap<>(ObservationType.class);
		for (ObservationType type : ObservationType.values()) {
			if (this.types[type.ordinal()] > 0) {
				counts.put(type, this.types[type.ordinal()]);
			}
		}
		return Collections.unmodifiableMap(counts);
	}

	private static int compareStarts(ObservationRecord one, ObservationRecord other) {
		int starts = one.startTime().compareTo(other.startTime());
		return (starts != 0) ? starts : one.observationId().compareTo(other.observationId());
	}

	// Without making the times: this is asked several times for each observation.
	private static int compareEnds(ObservationRecord one, ObservationRecord other) {
		int seconds = Long.compare(endSecond(one), endSecond(other));
		return (seconds != 0) ? seconds : Long.compare(endNanos(one) % SECOND, endNanos(other) % SECOND);
	}

	private static long endSecond(ObservationRecord observation) {
		Duration duration = observation.duration();
		long seconds = observation.startTime().getEpochSecond() + ((duration != null) ? duration.getSeconds() : 0);
		return seconds + endNanos(observation) / SECOND;
	}

	private static long endNanos(ObservationRecord observation) {
		Duration duration = observation.duration();
		return observation.startTime().getNano() + ((duration != null) ? duration.getNano() : 0);
	}

	private static Instant lastTime(ObservationRecord observation) {
		Instant end = observation.endTime();
		return (end != null) ? end : observation.startTime();
	}

}

package dev.clew.store.find;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.trace.Cost;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Session;
import dev.clew.trace.TraceSummary;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stands in a sorted result: by a value if it has one, then by its id.
 *
 * @param present whether there is a value; what has none comes last in either direction
 * @param major the value, of times the seconds
 * @param minor of times the nanoseconds
 * @param id id of the item
 */
public record Position(boolean present, long major, int minor, String id) {

	/** Before all that have a value. */
	public static final Position FIRST = new Position(true, Long.MIN_VALUE, 0, "");

	/** After all that have a value. */
	public static final Position LAST = new Position(true, Long.MAX_VALUE, 0, "");

	private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

	/** The lowest value first. */
	public static final Comparator<Position> ASCENDING = (one, other) -> (one.present != other.present)
			? Boolean.compare(other.present, one.present) : compareValues(one, other);

	/** The highest value first. */
	static final Comparator<Position> DESCENDING = (one, other) -> (one.present != other.present)
			? Boolean.compare(other.present, one.present) : compareValues(other, one);

	public static Position of(@Nullable Instant time, String id) {
		return (time != null) ? new Position(true, time.getEpochSecond(), time.getNano(), id) : none(id);
	}

	public static Position of(@Nullable Duration duration, String id) {
		return (duration != null) ? new Position(true, duration.getSeconds(), duration.getNano(), id) : none(id);
	}

	public static Position of(long number, String id) {
		return new Position(true, number, 0, id);
	}

	/**
	 * Where a trace stands.
	 * @param sort what is sorted by
	 * @param trace the trace
	 * @return its position
	 */
	public static Position of(Sort sort, TraceSummary trace) {
		String id = trace.info().traceId();
		return switch (sort) {
			case START_TIME -> of(trace.startTime(), id);
			case LATENCY -> of(trace.latency(), id);
			case TOKENS -> of(trace.usage(), id);
			case COST -> of(trace.cost().cost(), id);
		};
	}

	/**
	 * Where an observation stands.
	 * @param sort what is sorted by
	 * @param observation the observation
	 * @return its position
	 */
	public static Position of(Sort sort, ObservationRecord observation) {
		String id = observation.traceId() + "/" + observation.observationId();
		return switch (sort) {
			case START_TIME -> of(observation.startTime(), id);
			case LATENCY -> of(observation.duration(), id);
			case TOKENS -> of(observation.usage(), id);
			case COST -> of(observation.cost(), id);
		};
	}

	/**
	 * Where a session stands.
	 * @param sort what is sorted by
	 * @param session the session
	 * @return its position
	 */
	public static Position of(Sort sort, Session session) {
		String id = session.sessionId();
		return switch (sort) {
			case START_TIME -> of(session.lastTime(), id);
			case LATENCY -> session.latency().isZero() ? none(id) : of(session.latency(), id);
			case TOKENS -> of(session.usage(), id);
			case COST -> of(session.cost().cost(), id);
		};
	}

	// To a trillionth of a dollar; what is the same by that is sorted by id.
	public static Position of(BigDecimal money, String id) {
		BigDecimal trillionths = money.scaleByPowerOfTen(12).min(MOST);
		return new Position(true, trillionths.longValue(), 0, id);
	}

	public static Position of(@Nullable Cost cost, String id) {
		return (cost != null) ? of(cost.total(), id) : none(id);
	}

	public static Position of(Usage usage, String id) {
		return usage.buckets().isEmpty() ? none(id) : of(usage.total(), id);
	}

	public static Position none(String id) {
		return new Position(false, 0, 0, id);
	}

	public boolean isAt(Instant time) {
		return this.major == time.getEpochSecond() && this.minor == time.getNano();
	}

	private static int compareValues(Position one, Position other) {
		if (one.major != other.major) {
			return Long.compare(one.major, other.major);
		}
		return (one.minor != other.minor) ? Integer.compare(one.minor, other.minor) : one.id.compareTo(other.id);
	}

}

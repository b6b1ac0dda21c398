package dev.clew.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * Where an item stands in a sorted result: by a value if it has one, then by its id.
 *
 * @param present whether there is a value; what has none comes last in either direction
 * @param major the value, of times the seconds
 * @param minor of times the nanoseconds
 * @param id id of the item
 */
record Position(boolean present, long major, int minor, String id) {

	// The lowest value first.
	static final Comparator<Position> ASCENDING = Comparator.comparing(Position::present)
		.reversed()
		.thenComparing(values());

	// The highest value first.
	static final Comparator<Position> DESCENDING = Comparator.comparing(Position::present)
		.thenComparing(values())
		.reversed();

	static Position of(@Nullable Instant time, String id) {
		return (time != null) ? new Position(true, time.getEpochSecond(), time.getNano(), id) : none(id);
	}

	static Position of(@Nullable Duration duration, String id) {
		return (duration != null) ? new Position(true, duration.getSeconds(), duration.getNano(), id) : none(id);
	}

	static Position of(long number, String id) {
		return new Position(true, number, 0, id);
	}

	static Position none(String id) {
		return new Position(false, 0, 0, id);
	}

	private static Comparator<Position> values() {
		return Comparator.comparingLong(Position::major).thenComparingInt(Position::minor).thenComparing(Position::id);
	}

}

package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Times and durations as columns: nanoseconds, of times since the epoch. What is out of
 * range is taken for the nearest that is not, three centuries away.
 */
final class Nanos {

	private static final long SECOND = 1_000_000_000;

	private Nanos() {
	}

	static long of(Instant time) {
		return of(time.getEpochSecond(), time.getNano());
	}

	static @Nullable Long of(@Nullable Duration duration) {
		return (duration != null) ? of(duration.getSeconds(), duration.getNano()) : null;
	}

	static long of(long seconds, int nanos) {
		try {
			return Math.addExact(Math.multiplyExact(seconds, SECOND), nanos);
		}
		catch (ArithmeticException ex) {
			return (seconds < 0) ? Long.MIN_VALUE : Long.MAX_VALUE;
		}
	}

	static Instant instant(long nanos) {
		return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
	}

}

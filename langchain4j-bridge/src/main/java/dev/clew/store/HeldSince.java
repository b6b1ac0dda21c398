package dev.clew.store;

import java.time.Instant;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

/**
 * Knows from when on everything is held. Changed by one thread at a time, read by any.
 */
final class HeldSince {

	private final InstantSource clock;

	private final Instant opened;

	private volatile Instant from;

	HeldSince(InstantSource clock) {
		this.clock = clock;
		this.opened = clock.instant();
		this.from = this.opened;
	}

	// Something that started then is missing from now on.
	void lost(Instant start) {
		if (!start.isBefore(this.from)) {
			this.from = start.plusNanos(1);
		}
	}

	Coverage coverage(@Nullable Instant asked) {
		Instant from = this.from;
		Instant begin = (asked != null) ? asked : this.opened;
		return new Coverage(from, this.clock.instant(), !begin.isBefore(from));
	}

}

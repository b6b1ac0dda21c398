package dev.clew.store.memory;

import java.time.Instant;
import java.time.InstantSource;

import dev.clew.store.usage.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * Knows from when on everything is held. Changed by one thread at a time, read by any.
 */
final class HeldSince {

	private final InstantSource clock;

	private final Instant opened;

	// The latest start of what is missing.
	private volatile Instant lost;

	HeldSince(InstantSource clock) {
		this.clock = clock;
		this.opened = clock.instant();
		this.lost = this.opened.minusNanos(1);
	}

	// Something that started then is missing from now on.
	void lost(Instant start) {
		if (start.isAfter(this.lost)) {
			this.lost = start;
		}
	}

	Coverage coverage(@Nullable Instant asked) {
		Instant from = this.lost.plusNanos(1);
		Instant begin = (asked != null) ? asked : this.opened;
		return new Coverage(from, this.clock.instant(), !begin.isBefore(from));
	}

}

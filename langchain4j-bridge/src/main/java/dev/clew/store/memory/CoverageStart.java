package dev.clew.store.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

import dev.clew.store.rollup.HeldSince;
import org.jspecify.annotations.Nullable;

/**
 * Knows from when on everything is held. Thread-safe.
 */
final class CoverageStart {

	private final InstantSource clock;

	private final Instant opened;

	// The latest start of what is not here any more.
	private final AtomicReference<@Nullable Instant> lost = new AtomicReference<>();

	// The latest start of what is in no sum either.
	private final AtomicReference<@Nullable Instant> uncounted = new AtomicReference<>();

	CoverageStart(InstantSource clock) {
		this.clock = clock;
		this.opened = clock.instant();
	}

	// Something that started then is missing from now on.
	void lost(Instant start) {
		add(this.lost, start);
	}

	void uncounted(Instant start) {
		add(this.uncounted, start);
	}

	private static void add(AtomicReference<@Nullable Instant> latest, Instant start) {
		Instant known = latest.get();
		if (known == null || start.isAfter(known)) {
			latest.accumulateAndGet(start, CoverageStart::later);
		}
	}

	private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
		return (one == null || other == null || one.isBefore(other)) ? other : one;
	}

	HeldSince since() {
		return new HeldSince(this.opened, this.lost.get(), this.uncounted.get());
	}

	Instant now() {
		return this.clock.instant();
	}

}

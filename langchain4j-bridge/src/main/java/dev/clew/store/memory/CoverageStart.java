package dev.clew.store.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;

import dev.clew.store.usage.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * Knows from when on everything is held. Thread-safe.
 */
final class CoverageStart {

	private final InstantSource clock;

	private final Instant opened;

	// The latest start of what is missing.
	private final AtomicReference<Instant> lost;

	CoverageStart(InstantSource clock) {
		this.clock = clock;
		this.opened = clock.instant();
		this.lost = new AtomicReference<>(this.opened.minusNanos(1));
	}

	// Something that started then is missing from now on.
	void lost(Instant start) {
		if (start.isAfter(latestLost())) {
			this.lost.accumulateAndGet(start, BinaryOperator.maxBy(Comparator.naturalOrder()));
		}
	}

	private Instant latestLost() {
		return Objects.requireNonNull(this.lost.get());
	}

	Coverage coverage(@Nullable Instant asked) {
		Instant from = latestLost().plusNanos(1);
		Instant begin = (asked != null) ? asked : this.opened;
		return new Coverage(from, this.clock.instant(), !begin.isBefore(from));
	}

}

package dev.clew.store.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjLongConsumer;

import dev.clew.trace.ObservationRecord;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is lost, and knows the latest start of it. An observation counts once, at
 * its end. Thread-safe.
 */
final class Losses {

	static final String FULL = "queue-full";

	static final String REFUSED = "refused";

	static final String SHUTDOWN = "shutdown";

	static final String DELETED = "deleted-trace";

	private final ObjLongConsumer<String> listener;

	private final AtomicReference<@Nullable Instant> latest = new AtomicReference<>();

	Losses(ObjLongConsumer<String> listener) {
		this.listener = listener;
	}

	void lost(Collection<Waiting.OfTrace> observations, String reason) {
		observations.forEach((each) -> lost(each.observation(), reason));
	}

	void lost(ObservationRecord observation, String reason) {
		Instant start = observation.startTime();
		this.latest.accumulateAndGet(start, Losses::later);
		if (observation.duration() != null) {
			this.listener.accept(reason, 1);
		}
	}

	private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
		return (one == null || other == null || one.isBefore(other)) ? other : one;
	}

	// To be written down, once.
	@Nullable Instant takeLatest() {
		return this.latest.getAndSet(null);
	}

}

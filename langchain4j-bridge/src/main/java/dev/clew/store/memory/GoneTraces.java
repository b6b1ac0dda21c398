package dev.clew.store.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.clew.store.rollup.HourlySums;
import dev.clew.store.rollup.RollupQuery;
import dev.clew.store.usage.UsageCounter;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Sums by the hour of traces that are not here any more, in bounded memory: the oldest
 * hours go first. Thread-safe, in stripes that few threads share.
 */
final class GoneTraces {

	private static final int STRIPES = 8;

	// Of a stripe, which one hour of one rollup takes at most.
	private static final int SHARE = 8;

	private static final int GLANCE = 32;

	private final Stripe[] stripes = new Stripe[STRIPES];

	private final AtomicLong leaving = new AtomicLong();

	private final AtomicLong left = new AtomicLong();

	private final CoverageStart held;

	/**
	 * No traces yet.
	 * @param maxSize bytes of heap that the sums take at most, about
	 * @param held told from when on the sums are not there any more
	 */
	GoneTraces(long maxSize, CoverageStart held) {
		this.held = held;
		for (int i = 0; i < STRIPES; i++) {
			this.stripes[i] = new Stripe(maxSize / STRIPES);
		}
	}

	// A trace is about to leave its place: it may be in neither, until it is added.
	void expect() {
		this.leaving.incrementAndGet();
	}

	void add(Trace trace) {
		add((sums) -> sums.add(trace));
	}

	// Of what never was here.
	void leaveOut(Collection<ObservationRecord> observations, Consumer<HourlySums> addition) {
		observations.forEach((observation) -> this.held.lost(observation.startTime()));
		expect();
		add(addition);
	}

	private void add(Consumer<HourlySums> addition) {
		Instant lost = this.stripes[(int) (Thread.currentThread().getId() % STRIPES)].add(addition);
		if (lost != null) {
			this.held.uncounted(lost);
		}
		this.left.incrementAndGet();
	}

	// Whether none has left since a time, and none is about to.
	boolean isStill(long since) {
		return this.leaving.get() == since;
	}

	// How many have left; negative while some are about to.
	long moment() {
		long done = this.left.get();
		return (this.leaving.get() == done) ? done : -1;
	}

	void count(RollupQuery query, UsageCounter counter) {
		HourlySums all = new HourlySums(Long.MAX_VALUE);
		for (Stripe stripe : this.stripes) {
			stripe.addTo(all);
		}
		all.hours().forEach((hour, groups) -> {
			if (query.covers(hour)) {
				query.addTo(counter, hour, groups);
			}
		});
	}

	void forgetUser(String userId) {
		for (Stripe stripe : this.stripes) {
			stripe.forgetUser(userId);
		}
	}

	/**
	 * Sums of some of the threads.
	 */
	private static final class Stripe {

		private final long maxSize;

		private final HourlySums sums;

		private int adds;

		Stripe(long maxSize) {
			this.maxSize = maxSize;
			this.sums = new HourlySums(maxSize / SHARE);
		}

		// The latest time that is missing since, if something had to go.
		synchronized @Nullable Instant add(Consumer<HourlySums> addition) {
			addition.accept(this.sums);
			this.adds++;
			return (this.adds % GLANCE == 0) ? makeRoom() : null;
		}

		private @Nullable Instant makeRoom() {
			Instant lost = null;
			while (this.sums.size() > this.maxSize) {
				Instant oldest = this.sums.hours()
					.keySet()
					.stream()
					.map(HourlySums.Hour::start)
					.min(Comparator.naturalOrder())
					.orElseThrow();
				this.sums.hours().keySet().removeIf((hour) -> hour.start().equals(oldest));
				lost = oldest.plus(1, ChronoUnit.HOURS).minusNanos(1);
			}
			return lost;
		}

		synchronized void addTo(HourlySums all) {
			all.add(this.sums);
		}

		synchronized void forgetUser(String userId) {
			this.sums.hours().forEach((hour, groups) -> groups.forgetUser(userId));
		}

	}

}

package dev.clew.store.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.function.Predicate;

import dev.clew.trace.ObservationRecord;
import org.jspecify.annotations.Nullable;

/**
 * The first of a trace's observations by some order, kept up to date as they come and
 * change. Not thread-safe.
 */
final class Leader {

	private final Predicate<ObservationRecord> eligible;

	private final Comparator<ObservationRecord> order;

	private @Nullable ObservationRecord leader;

	Leader(Predicate<ObservationRecord> eligible, Comparator<ObservationRecord> order) {
		this.eligible = eligible;
		this.order = order;
	}

	@Nullable ObservationRecord get() {
		return this.leader;
	}

	/**
	 * Takes notice of an observation.
	 * @param old what it was before, if it was there
	 * @param now what it is now
	 * @param all all observations as they are now; gone through only if the leader itself
	 * falls behind
	 */
	void change(@Nullable ObservationRecord old, ObservationRecord now, Collection<Kept> all) {
		if (old == null || !leads(old)) {
			offer(now);
		}
		else if (this.eligible.test(now) && this.order.compare(now, old) <= 0) {
			this.leader = now;
		}
		else {
			elect(all);
		}
	}

	// Anew, by going through all.
	void elect(Collection<Kept> all) {
		this.leader = null;
		all.forEach((kept) -> offer(kept.observation()));
	}

	private boolean leads(ObservationRecord observation) {
		return this.leader != null && this.leader.observationId().equals(observation.observationId());
	}

	private void offer(ObservationRecord candidate) {
		if (this.eligible.test(candidate) && (this.leader == null || this.order.compare(candidate, this.leader) < 0)) {
			this.leader = candidate;
		}
	}

}

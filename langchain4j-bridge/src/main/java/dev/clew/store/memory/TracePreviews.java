package dev.clew.store.memory;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Preview;
import dev.clew.trace.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a trace as a whole was asked and answered: the input of its outermost chain, agent
 * or generation, of several the first, and the output of the last. Made when they come
 * in, so that nobody who reads a list looks at inputs and outputs. Not thread-safe.
 */
final class TracePreviews {

	private static final int MAX_TEXT = 1000;

	private final Map<String, Kept> observations;

	private final Leader first = new Leader((one) -> one.input() != null && isOutermost(one), TraceSums.BY_START);

	private final Leader last = new Leader(
			(one) -> one.output() != null && one.status() == Status.COMPLETED && isOutermost(one),
			TraceSums.BY_LAST_TIME);

	// Parents that are not here yet. Most come before their children.
	private Set<String> awaited = Set.of();

	private @Nullable Preview input;

	private @Nullable Preview output;

	private @Nullable Content inputOf;

	private @Nullable Content outputOf;

	/**
	 * Previews of a trace.
	 * @param observations its observations by id, as they are whenever this is asked
	 */
	TracePreviews(Map<String, Kept> observations) {
		this.observations = observations;
	}

	@Nullable Preview input() {
		return this.input;
	}

	@Nullable Preview output() {
		return this.output;
	}

	int size() {
		return SizeEstimate.of(this.input) + SizeEstimate.of(this.output);
	}

	// At most so much larger it gets with an observation.
	int growth(ObservationRecord now) {
		if ((now.input() == null && now.output() == null) || !isOutermost(now)) {
			return 0;
		}
		int input = (now.input() != null) ? SizeEstimate.PREVIEW + Math.min(now.input().size(), MAX_TEXT) : 0;
		int output = (now.output() != null) ? SizeEstimate.PREVIEW + Math.min(now.output().size(), MAX_TEXT) : 0;
		return Math.max(0, input - SizeEstimate.of(this.input)) + Math.max(0, output - SizeEstimate.of(this.output));
	}

	void change(@Nullable ObservationRecord old, ObservationRecord now) {
		if (movesOthers(old, now)) {
			this.first.elect(this.observations.values());
			this.last.elect(this.observations.values());
		}
		else {
			this.first.change(old, now, this.observations.values());
			this.last.change(old, now, this.observations.values());
		}
		update();
	}

	// Whether what is below it may be outermost no more, or again.
	private boolean movesOthers(@Nullable ObservationRecord old, ObservationRecord now) {
		String parent = now.parentObservationId();
		if (parent != null && !this.observations.containsKey(parent)) {
			this.awaited = this.awaited.isEmpty() ? new HashSet<>() : this.awaited;
			this.awaited.add(parent);
		}
		boolean orphans = !this.awaited.isEmpty() && this.awaited.remove(now.observationId());
		return orphans || (old != null
				&& (talks(old) != talks(now) || (parent == null) != (old.parentObservationId() == null)));
	}

	private void update() {
		ObservationRecord asked = this.first.get();
		if (!isOf(this.input, this.inputOf, asked, (asked != null) ? asked.input() : null)) {
			this.inputOf = (asked != null) ? asked.input() : null;
			this.input = (asked != null) ? Preview.ofInput(asked) : null;
		}
		ObservationRecord answered = this.last.get();
		if (!isOf(this.output, this.outputOf, answered, (answered != null) ? answered.output() : null)) {
			this.outputOf = (answered != null) ? answered.output() : null;
			this.output = (answered != null) ? Preview.ofOutput(answered) : null;
		}
	}

	@SuppressWarnings("ReferenceEquality")
	private static boolean isOf(@Nullable Preview preview, @Nullable Content known, @Nullable ObservationRecord leader,
			@Nullable Content content) {
		return known == content
				&& (preview == null || leader == null || preview.observationId().equals(leader.observationId()));
	}

	private boolean isOutermost(ObservationRecord observation) {
		if (!talks(observation)) {
			return false;
		}
		Kept around = parent(observation);
		for (int steps = this.observations.size(); around != null && steps > 0; steps--) {
			if (talks(around.observation())) {
				return false;
			}
			around = parent(around.observation());
		}
		return true;
	}

	private @Nullable Kept parent(ObservationRecord observation) {
		String parent = observation.parentObservationId();
		return (parent != null) ? this.observations.get(parent) : null;
	}

	private static boolean talks(ObservationRecord observation) {
		return switch (observation.type()) {
			case CHAIN, AGENT, GENERATION -> true;
			default -> false;
		};
	}

}

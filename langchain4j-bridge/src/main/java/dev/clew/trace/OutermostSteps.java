package dev.clew.trace;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The steps that say what a trace as a whole was asked and answered: of its chains,
 * agents and generations those that stand in no other.
 *
 * @param asked the first that has an input
 * @param answered the last that has ended with an output
 */
public record OutermostSteps(@Nullable ObservationRecord asked, @Nullable ObservationRecord answered) {

	private static final Comparator<ObservationRecord> FIRST = Comparator.comparing(ObservationRecord::startTime)
		.thenComparing(ObservationRecord::observationId);

	// Of two that end together the one around the other counts: it started earlier.
	private static final Comparator<ObservationRecord> LAST = Comparator
		.comparing(OutermostSteps::endOf, Comparator.reverseOrder())
		.thenComparing(FIRST);

	/**
	 * Finds them.
	 * @param observations observations of one trace, in any order
	 * @return those that were found
	 */
	public static OutermostSteps of(Collection<ObservationRecord> observations) {
		Map<String, ObservationRecord> byId = new HashMap<>();
		observations.forEach((each) -> byId.put(each.observationId(), each));
		ObservationRecord first = null;
		ObservationRecord last = null;
		for (ObservationRecord each : observations) {
			if (isOutermost(each, byId)) {
				first = (each.input() != null && isBefore(each, first, FIRST)) ? each : first;
				boolean answers = each.output() != null && each.duration() != null;
				last = (answers && isBefore(each, last, LAST)) ? each : last;
			}
		}
		return new OutermostSteps(first, last);
	}

	private static Instant endOf(ObservationRecord observation) {
		Instant end = observation.endTime();
		return (end != null) ? end : observation.startTime();
	}

	private static boolean isBefore(ObservationRecord one, @Nullable ObservationRecord other,
			Comparator<ObservationRecord> order) {
		return other == null || order.compare(one, other) < 0;
	}

	private static boolean isOutermost(ObservationRecord observation, Map<String, ObservationRecord> byId) {
		if (!talks(observation.type())) {
			return false;
		}
		ObservationRecord around = parent(observation, byId);
		for (int steps = byId.size(); around != null && steps > 0; steps--) {
			if (talks(around.type())) {
				return false;
			}
			around = parent(around, byId);
		}
		return true;
	}

	private static @Nullable ObservationRecord parent(ObservationRecord observation,
			Map<String, ObservationRecord> byId) {
		String parent = observation.parentObservationId();
		return (parent != null) ? byId.get(parent) : null;
	}

	/**
	 * Whether steps of a type say what a trace was asked and answered.
	 * @param type kind of step
	 * @return whether they do
	 */
	public static boolean talks(ObservationType type) {
		return switch (type) {
			case CHAIN, AGENT, GENERATION -> true;
			default -> false;
		};
	}

}

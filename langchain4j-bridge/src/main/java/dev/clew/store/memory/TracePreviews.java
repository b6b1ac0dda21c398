package dev.clew.store.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Preview;
import dev.clew.trace.Status;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * What a trace as a whole was asked and answered: the input of its outermost chain, agent
 * or generation, of several the first, and the output of the last. Made for those traces
 * that are shown.
 *
 * @param input the beginning of the input
 * @param output the beginning of the output
 */
record TracePreviews(@Nullable Preview input, @Nullable Preview output) {

	// Of two that end together the one around the other counts: it started earlier.
	private static final Comparator<ObservationRecord> LAST_FIRST = Comparator
		.comparing(TraceSums::lastTimeOf, Comparator.reverseOrder())
		.thenComparing(TraceSums.BY_START);

	static TracePreviews of(Collection<ObservationRecord> observations) {
		Map<String, ObservationRecord> byId = new HashMap<>();
		observations.forEach((each) -> byId.put(each.observationId(), each));
		ObservationRecord first = null;
		ObservationRecord last = null;
		for (ObservationRecord each : observations) {
			if (isOutermost(each, byId)) {
				first = (each.input() != null && isBefore(each, first, TraceSums.BY_START)) ? each : first;
				boolean answered = each.output() != null && each.status() == Status.COMPLETED;
				last = (answered && isBefore(each, last, LAST_FIRST)) ? each : last;
			}
		}
		return new TracePreviews((first != null) ? Preview.ofInput(first) : null,
				(last != null) ? Preview.ofOutput(last) : null);
	}

	// The same trace with these.
	TraceSummary over(TraceSummary trace) {
		return new TraceSummary(trace.info(), trace.bookmarked(), trace.startTime(), trace.endTime(),
				trace.timeToFirstToken(), trace.level(), trace.observationCounts(), trace.usage(), trace.cost(),
				this.input, this.output, trace.scores());
	}

	private static boolean isBefore(ObservationRecord one, @Nullable ObservationRecord other,
			Comparator<ObservationRecord> order) {
		return other == null || order.compare(one, other) < 0;
	}

	private static boolean isOutermost(ObservationRecord observation, Map<String, ObservationRecord> byId) {
		if (!talks(observation)) {
			return false;
		}
		ObservationRecord around = parent(observation, byId);
		for (int steps = byId.size(); around != null && steps > 0; steps--) {
			if (talks(around)) {
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

	private static boolean talks(ObservationRecord observation) {
		return switch (observation.type()) {
			case CHAIN, AGENT, GENERATION -> true;
			default -> false;
		};
	}

}

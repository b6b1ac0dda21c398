package dev.clew.store;

import java.util.ArrayList;
import java.util.List;

import dev.clew.trace.Content;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import org.jspecify.annotations.Nullable;

/**
 * An observation as it is kept.
 *
 * @param observation the observation
 * @param size its estimated size in bytes
 */
record Kept(ObservationRecord observation, int size) {

	private static final String NOTE = "Input and output are left out: the store has no room for them";

	// Copied only where words are shared, which most callers do by themselves.
	@SuppressWarnings("ReferenceEquality")
	static Kept of(ObservationRecord all, Words words) {
		String name = words.share(all.name());
		ModelCall call = words.share(all.modelCall());
		if (name == all.name() && call == all.modelCall()) {
			return of(all);
		}
		return of(new ObservationRecord(all.traceId(), all.observationId(), all.parentObservationId(), all.type(), name,
				all.startTime(), all.duration(), all.level(), all.statusMessage(), all.input(), all.output(),
				all.metadata(), all.notes(), call, all.prompt(), all.iteration(), all.toolCallId(), all.error()));
	}

	private static Kept of(ObservationRecord observation) {
		return new Kept(observation, SizeEstimate.of(observation));
	}

	Kept withoutContent() {
		ObservationRecord all = this.observation;
		List<String> notes = new ArrayList<>(all.notes());
		notes.add(NOTE);
		return of(copy(all.traceId(), all.observationId(), all.parentObservationId(), null, null, notes));
	}

	// The same with ids that are the same objects as those of its neighbours.
	@SuppressWarnings("ReferenceEquality")
	Kept withIds(String traceId, String observationId, @Nullable String parentObservationId) {
		ObservationRecord all = this.observation;
		if (traceId == all.traceId() && observationId == all.observationId()
				&& parentObservationId == all.parentObservationId()) {
			return this;
		}
		return new Kept(copy(traceId, observationId, parentObservationId, all.input(), all.output(), all.notes()),
				this.size);
	}

	private ObservationRecord copy(String traceId, String observationId, @Nullable String parentObservationId,
			@Nullable Content input, @Nullable Content output, List<String> notes) {
		ObservationRecord all = this.observation;
		return new ObservationRecord(traceId, observationId, parentObservationId, all.type(), all.name(),
				all.startTime(), all.duration(), all.level(), all.statusMessage(), input, output, all.metadata(), notes,
				all.modelCall(), all.prompt(), all.iteration(), all.toolCallId(), all.error());
	}

}

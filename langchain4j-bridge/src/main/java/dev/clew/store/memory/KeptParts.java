package dev.clew.store.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import org.jspecify.annotations.Nullable;

/**
 * An observation as it is to be kept.
 *
 * @param observation the observation
 * @param size its estimated size in bytes
 */
record StoredObservation(ObservationRecord observation, int size) {

	private static final String NO_CONTENT = "Input and output are left out: the store has no room for them";

	private static final String BARE = "All but times, level and usage is left out: the store has no room for it";

	private static final int MAX_ERROR_TYPE = 200;

	static StoredObservation of(ObservationRecord observation) {
		return new StoredObservation(observation, SizeEstimate.of(observation));
	}

	// With the content that is known already and was not told again.
	@SuppressWarnings("ReferenceEquality")
	StoredObservation over(@Nullable ObservationRecord known) {
		ObservationRecord all = this.observation;
		if (known == null || (all.input() != null && all.output() != null)) {
			return this;
		}
		Content input = (all.input() != null) ? all.input() : known.input();
		Content output = (all.output() != null) ? all.output() : known.output();
		boolean lost = all.input() == null && known.notes().contains(NO_CONTENT);
		if (input == all.input() && output == all.output() && !lost) {
			return this;
		}
		return of(copy(all.traceId(), all.observationId(), all.parentObservationId(), input, output,
				lost ? with(NO_CONTENT, all.notes()) : all.notes()));
	}

	StoredObservation withoutContent() {
		ObservationRecord all = this.observation;
		return of(copy(all.traceId(), all.observationId(), all.parentObservationId(), null, null,
				with(NO_CONTENT, all.notes())));
	}

	// Only what others are counted by: for the end of what runs there always is room for
	// that.
	StoredObservation bare(@Nullable ObservationRecord old) {
		ObservationRecord all = this.observation;
		ObservationRecord known = (old != null) ? old : all;
		return of(
				ObservationRecord.builder(all.traceId(), all.observationId(), all.type(), known.name(), all.startTime())
					.parent(all.parentObservationId())
					.duration(all.duration())
					.level(all.level(), null)
					.notes(List.of(BARE))
					.modelCall(bare(all.modelCall(), known.modelCall()))
					.iteration(all.iteration())
					.error(bare(all.error()))
					.build());
	}

	private static @Nullable ModelCall bare(@Nullable ModelCall call, @Nullable ModelCall known) {
		if (call == null) {
			return null;
		}
		ModelCall names = (known != null) ? known : call;
		return new ModelCall(names.model(), names.requestModel(), names.provider(), Map.of(), call.usage(), call.cost(),
				null, call.timeToFirstToken(), null, call.operation(), null, call.dimension());
	}

	private static @Nullable ErrorInfo bare(@Nullable ErrorInfo error) {
		if (error == null) {
			return null;
		}
		String type = error.type();
		return new ErrorInfo(type.substring(0, Math.min(type.length(), MAX_ERROR_TYPE)), null, null);
	}

	private static List<String> with(String note, List<String> notes) {
		List<String> all = new ArrayList<>(notes);
		if (!all.contains(note)) {
			all.add(note);
		}
		return all;
	}

	// The same with ids that are the same objects as those of its neighbours.
	@SuppressWarnings("ReferenceEquality")
	ObservationRecord withIds(String traceId, String observationId, @Nullable String parentObservationId) {
		ObservationRecord all = this.observation;
		if (traceId == all.traceId() && observationId == all.observationId()
				&& parentObservationId == all.parentObservationId()) {
			return all;
		}
		return copy(traceId, observationId, parentObservationId, all.input(), all.output(), all.notes());
	}

	private ObservationRecord copy(String traceId, String observationId, @Nullable String parentObservationId,
			@Nullable Content input, @Nullable Content output, List<String> notes) {
		ObservationRecord all = this.observation;
		return new ObservationRecord(traceId, observationId, parentObservationId, all.type(), all.name(),
				all.startTime(), all.duration(), all.level(), all.statusMessage(), input, output, all.metadata(), notes,
				all.modelCall(), all.prompt(), all.iteration(), all.toolCallId(), all.error(), all.surrounding());
	}

}

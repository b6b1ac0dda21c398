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
 * Of an observation what is kept of it.
 */
final class KeptParts {

	private static final String NO_CONTENT = "Input and output are left out: the store has no room for them";

	private static final String BARE = "All but times, level and usage is left out: the store has no room for it";

	private static final int MAX_ERROR_TYPE = 200;

	private KeptParts() {
	}

	// With the content that is known already and was not told again.
	@SuppressWarnings("ReferenceEquality")
	static ObservationRecord over(@Nullable ObservationRecord known, ObservationRecord told) {
		if (known == null || (told.input() != null && told.output() != null)) {
			return told;
		}
		Content input = (told.input() != null) ? told.input() : known.input();
		Content output = (told.output() != null) ? told.output() : known.output();
		boolean lost = told.input() == null && known.notes().contains(NO_CONTENT);
		if (input == told.input() && output == told.output() && !lost) {
			return told;
		}
		return copy(told, told.traceId(), told.observationId(), told.parentObservationId(), input, output,
				lost ? with(NO_CONTENT, told.notes()) : told.notes());
	}

	static ObservationRecord withoutContent(ObservationRecord all) {
		return copy(all, all.traceId(), all.observationId(), all.parentObservationId(), null, null,
				with(NO_CONTENT, all.notes()));
	}

	// Only what others are counted by: for the end of what runs there always is room for
	// that.
	static ObservationRecord bare(@Nullable ObservationRecord old, ObservationRecord all) {
		ObservationRecord known = (old != null) ? old : all;
		return ObservationRecord.builder(all.traceId(), all.observationId(), all.type(), known.name(), all.startTime())
			.parent(all.parentObservationId())
			.duration(all.duration())
			.level(all.level(), null)
			.notes(List.of(BARE))
			.modelCall(bare(all.modelCall(), known.modelCall()))
			.iteration(all.iteration())
			.error(bare(all.error()))
			.build();
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
	static ObservationRecord withIds(ObservationRecord all, String traceId, String observationId,
			@Nullable String parentObservationId) {
		if (traceId == all.traceId() && observationId == all.observationId()
				&& parentObservationId == all.parentObservationId()) {
			return all;
		}
		return copy(all, traceId, observationId, parentObservationId, all.input(), all.output(), all.notes());
	}

	private static ObservationRecord copy(ObservationRecord all, String traceId, String observationId,
			@Nullable String parentObservationId, @Nullable Content input, @Nullable Content output,
			List<String> notes) {
		return new ObservationRecord(traceId, observationId, parentObservationId, all.type(), all.name(),
				all.startTime(), all.duration(), all.level(), all.statusMessage(), input, output, all.metadata(), notes,
				all.modelCall(), all.prompt(), all.iteration(), all.toolCallId(), all.error(), all.surrounding());
	}

}

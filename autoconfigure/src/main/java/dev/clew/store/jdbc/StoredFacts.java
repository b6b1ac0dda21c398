package dev.clew.store.jdbc;

import dev.clew.store.memory.SizeEstimate;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.OutermostSteps;
import dev.clew.trace.Preview;
import org.jspecify.annotations.Nullable;

/**
 * An observation without its input and output, which have columns of their own, but with
 * the beginnings of both where the trace may show them.
 *
 * @param observation the observation
 * @param input whether there is an input
 * @param output whether there is an output
 * @param inputPreview beginning of the input
 * @param outputPreview beginning of the output
 * @param size what it takes, about, in bytes
 */
record StoredFacts(ObservationRecord observation, boolean input, boolean output, @Nullable Preview inputPreview,
		@Nullable Preview outputPreview, long size) {

	// Stands for what is in the table.
	private static final Content THERE = Content.ofJson("null");

	/**
	 * What is to be stored.
	 * @param observation the observation; where it says that its content is there, that
	 * is not stored again
	 * @param known what is stored
	 * @return the facts
	 */
	static StoredFacts of(ObservationRecord observation, @Nullable StoredFacts known) {
		boolean shown = OutermostSteps.talks(observation.type());
		return new StoredFacts(observation.withoutContent(), observation.input() != null, observation.output() != null,
				(shown && isNew(observation.input())) ? Preview.ofInput(observation) : previewOf(known, true),
				(shown && isNew(observation.output())) ? Preview.ofOutput(observation) : previewOf(known, false),
				Math.max(SizeEstimate.of(observation), (known != null) ? known.size : 0));
	}

	private static @Nullable Preview previewOf(@Nullable StoredFacts known, boolean input) {
		if (known == null) {
			return null;
		}
		return input ? known.inputPreview : known.outputPreview;
	}

	@SuppressWarnings("ReferenceEquality")
	static boolean isNew(@Nullable Content content) {
		return content != null && content != THERE;
	}

	// Says whether there is content, but not which.
	ObservationRecord outline() {
		return this.observation.withContent(this.input ? THERE : null, this.output ? THERE : null);
	}

}

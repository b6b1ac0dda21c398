package dev.clew.observation.record;

import java.util.function.Function;

import dev.clew.observation.tree.ObservationNames;
import dev.clew.trace.Origin;
import io.micrometer.observation.Observation;

/**
 * What is recorded.
 *
 * @param origin application that records
 * @param surrounding whether observations of others are kept as spans
 * @param captureContent whether inputs and outputs are kept
 * @param maxContentSize bytes of one input or output, at most
 * @param names names observations of others, such as {@code POST /api/chat} for a request
 */
public record RecordingSettings(Origin origin, boolean surrounding, boolean captureContent, int maxContentSize,
		Function<Observation.Context, String> names) {

	/** Largest input or output that is kept whole by default. */
	public static final int DEFAULT_MAX_CONTENT_SIZE = 64 * 1024;

	/**
	 * Everything, of an application that says nothing of itself.
	 */
	public static final RecordingSettings DEFAULT = new RecordingSettings(Origin.UNKNOWN, true, true,
			DEFAULT_MAX_CONTENT_SIZE, ObservationNames::of);

	/**
	 * The same without inputs and outputs.
	 * @return the settings
	 */
	public RecordingSettings withoutContent() {
		return new RecordingSettings(this.origin, this.surrounding, false, this.maxContentSize, this.names);
	}

}

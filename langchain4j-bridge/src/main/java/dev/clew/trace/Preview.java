package dev.clew.trace;

import org.jspecify.annotations.Nullable;

/**
 * The beginning of an input or output, to be shown where many are listed: the text of a
 * message, else JSON.
 *
 * @param text at most 500 characters
 * @param cut whether there is more
 * @param observationId the observation whose input or output it is
 */
public record Preview(String text, boolean cut, String observationId) {

	/**
	 * The beginning of what went in: of a generation the last message, of an agent the
	 * user's message.
	 * @param observation the observation
	 * @return the preview, absent where there is no input
	 */
	public static @Nullable Preview ofInput(ObservationRecord observation) {
		Content input = observation.input();
		return (input != null) ? of(PreviewText.ofInput(input, observation.type()), observation) : null;
	}

	/**
	 * The beginning of what came out.
	 * @param observation the observation
	 * @return the preview, absent where there is no output
	 */
	public static @Nullable Preview ofOutput(ObservationRecord observation) {
		Content output = observation.output();
		return (output != null) ? of(PreviewText.ofOutput(output, observation.type()), observation) : null;
	}

	private static Preview of(PreviewText preview, ObservationRecord observation) {
		return new Preview(preview.text(), preview.cut(), observation.observationId());
	}

}

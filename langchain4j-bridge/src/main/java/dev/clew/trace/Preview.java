package dev.clew.trace;

import org.jspecify.annotations.Nullable;

/**
 * The beginning of an input, an output or an error, to be shown where many are listed:
 * the text of a message, else JSON.
 *
 * @param text at most 500 characters
 * @param cut whether there is more
 * @param observationId the observation whose input, output or error it is
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

	/**
	 * The beginning of why a step failed.
	 * @param observation the observation
	 * @return the preview, absent where it did not fail or nobody said why
	 */
	public static @Nullable Preview ofError(ObservationRecord observation) {
		String reason = reason(observation);
		return (reason != null && observation.level() == Level.ERROR) ? of(PreviewText.of(reason), observation) : null;
	}

	private static @Nullable String reason(ObservationRecord observation) {
		ErrorInfo error = observation.error();
		if (error == null) {
			return observation.statusMessage();
		}
		return (error.message() != null) ? error.message() : error.type();
	}

	private static Preview of(PreviewText preview, ObservationRecord observation) {
		return new Preview(preview.text(), preview.cut(), observation.observationId());
	}

}

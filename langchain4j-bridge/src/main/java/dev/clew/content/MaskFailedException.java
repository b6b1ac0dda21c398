package dev.clew.content;

/**
 * A text could not be masked, so that nothing of its field may be kept.
 */
final class MaskFailedException extends RuntimeException {

	MaskFailedException(String mask, String why) {
		super("hidden, the mask '" + mask + "' failed: " + why, null, false, false);
	}

	// As it stands in notes.
	String note() {
		return String.valueOf(getMessage());
	}

}

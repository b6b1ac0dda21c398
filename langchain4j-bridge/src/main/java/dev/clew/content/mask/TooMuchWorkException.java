package dev.clew.content.mask;

/**
 * A regular expression looks at a text too often or too long, as those do that try a
 * great many ways.
 */
final class TooMuchWorkException extends RuntimeException {

	TooMuchWorkException(String message) {
		super(message, null, false, false);
	}

}

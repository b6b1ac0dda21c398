package dev.clew.content.mask;

/**
 * A regular expression looks at a text too often, as those do that try a great many ways.
 */
final class TooMuchWorkException extends RuntimeException {

	TooMuchWorkException() {
		super("more than 16 looks at each character", null, false, false);
	}

}

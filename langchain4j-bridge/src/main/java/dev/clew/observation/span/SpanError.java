package dev.clew.observation.span;

/**
 * What a span says of an error: that there was one, and its type. Its message may hold
 * what users and models said: it stands in place of the type only where that may leave.
 */
final class SpanError extends Exception {

	SpanError(String message) {
		super(message, null, false, false);
	}

}

package dev.clew.observation.span;

/**
 * What a span says of an error: that there was one, and its type. Its message may hold
 * what users and models said, which spans do not carry.
 */
final class SpanError extends Exception {

	SpanError(String type) {
		super(type, null, false, false);
	}

}

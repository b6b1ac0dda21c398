package dev.clew.demo;

import org.jspecify.annotations.Nullable;

/**
 * What a guest asks.
 *
 * @param message the question
 */
record Question(@Nullable String message) {

	static final int MAX_LENGTH = 4_000;

	String validMessage() {
		if (this.message == null || this.message.isBlank() || this.message.length() > MAX_LENGTH) {
			throw new BadInputException("message", "1 to 4000 characters, not all of them blank");
		}
		return this.message;
	}

}

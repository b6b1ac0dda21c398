package dev.clew.demo;

import org.jspecify.annotations.Nullable;

/**
 * What a guest thinks of an answer.
 *
 * @param traceId the trace of the answer
 * @param helpful thumbs up or down
 * @param comment why
 */
record Feedback(@Nullable String traceId, @Nullable Boolean helpful, @Nullable String comment) {

	private static final int MAX_COMMENT = 1_000;

	String validTraceId() {
		if (this.traceId == null || this.traceId.isBlank()) {
			throw new BadInputException("traceId", "the id of a trace");
		}
		return this.traceId;
	}

	boolean validHelpful() {
		if (this.helpful == null) {
			throw new BadInputException("helpful", "true or false");
		}
		return this.helpful;
	}

	@Nullable String validComment() {
		if (this.comment != null && this.comment.length() > MAX_COMMENT) {
			throw new BadInputException("comment", "at most 1000 characters");
		}
		return this.comment;
	}

}

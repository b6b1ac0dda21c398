package dev.clew.trace;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A judgement of a trace, an observation or a session.
 *
 * @param target what is judged
 * @param name what is judged in it, such as {@code helpful}
 * @param value a number, a truth value, or a word or text, as the data type says
 * @param dataType what the value is
 * @param source where it came from
 * @param comment why
 * @param author who said so
 * @param time when
 */
public record Score(ScoreTarget target, String name, Object value, DataType dataType, Source source,
		@Nullable String comment, @Nullable String author, Instant time) {

	/**
	 * Whether the value is content: text that people wrote, short or long, rather than a
	 * number, a truth value, or a word of an automatic evaluation.
	 * @return whether it is hidden where content is
	 */
	public boolean isContent() {
		return this.dataType == DataType.TEXT || (this.dataType == DataType.CATEGORICAL && this.source != Source.EVAL);
	}

	/**
	 * What the value of a score is.
	 */
	public enum DataType {

		/** A {@link java.math.BigDecimal}. */
		NUMERIC,

		/** A {@link Boolean}. */
		BOOLEAN,

		/** A word of a small set. */
		CATEGORICAL,

		/** Free text. */
		TEXT

	}

	/**
	 * Where a score came from.
	 */
	public enum Source {

		/** The application, such as the feedback of its users. */
		API,

		/** An automatic evaluation. */
		EVAL,

		/** A person who looked at the trace. */
		ANNOTATION

	}

}

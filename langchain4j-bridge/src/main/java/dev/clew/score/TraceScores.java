package dev.clew.score;

import java.time.Clock;

import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.store.TraceSink;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import org.jspecify.annotations.Nullable;

/**
 * How the feedback of end users comes in: scores of traces, observations and sessions. A
 * score of the same name replaces the former one.
 * <p>
 * A value is a number, a truth value, or text: a word of at most 50 characters on one
 * line is a category, longer text of at most 5,000 characters stays text. Thread-safe.
 */
public final class TraceScores {

	static final int MAX_TEXT = 5000;

	private static final int MAX_NAME = 100;

	private final TraceSink store;

	private final Masking masking;

	private final Clock clock;

	/**
	 * Scores with the time of the system.
	 * @param store where they are kept
	 */
	public TraceScores(TraceSink store) {
		this(store, Masking.NONE);
	}

	/**
	 * Scores with the time of the system.
	 * @param store where they are kept
	 * @param masking masks their texts
	 */
	public TraceScores(TraceSink store, Masking masking) {
		this(store, masking, Clock.systemUTC());
	}

	/**
	 * Scores with the time of a clock.
	 * @param store where they are kept
	 * @param masking masks their texts
	 * @param clock tells when a score was given
	 */
	TraceScores(TraceSink store, Masking masking, Clock clock) {
		this.store = store;
		this.masking = masking;
		this.clock = clock;
	}

	/**
	 * Scores a trace.
	 * @param traceId id of the trace
	 * @param name what is judged in it, such as {@code helpful}: 1 to 100 printable
	 * characters
	 * @param value a number, a truth value or text
	 * @param comment why, in at most 5,000 characters
	 * @return whether the trace is there and takes the score
	 * @throws BadScoreException if name, value or comment is none of these
	 */
	public boolean add(String traceId, String name, Object value, @Nullable String comment) {
		return add(ScoreTarget.trace(traceId), name, value, comment);
	}

	/**
	 * Scores an observation.
	 * @param traceId id of its trace
	 * @param observationId its id
	 * @param name what is judged in it: 1 to 100 printable characters
	 * @param value a number, a truth value or text
	 * @param comment why, in at most 5,000 characters
	 * @return whether the observation is there and takes the score
	 * @throws BadScoreException if name, value or comment is none of these
	 */
	public boolean addToObservation(String traceId, String observationId, String name, Object value,
			@Nullable String comment) {
		return add(ScoreTarget.observation(traceId, observationId), name, value, comment);
	}

	/**
	 * Scores a session.
	 * @param sessionId its id
	 * @param name what is judged in it: 1 to 100 printable characters
	 * @param value a number, a truth value or text
	 * @param comment why, in at most 5,000 characters
	 * @return whether the session is there and takes the score
	 * @throws BadScoreException if name, value or comment is none of these
	 */
	public boolean addToSession(String sessionId, String name, Object value, @Nullable String comment) {
		return add(ScoreTarget.session(sessionId), name, value, comment);
	}

	/**
	 * Adds what a person says who looked at a trace.
	 * @param target what is judged
	 * @param name what is judged in it: 1 to 100 printable characters
	 * @param value a number, a truth value or text
	 * @param comment why, in at most 5,000 characters
	 * @param author who says so; replaces only scores of the same author
	 * @return the score; nothing if its target is not there or does not take it
	 * @throws BadScoreException if name, value or comment is none of these
	 */
	public @Nullable Score annotate(ScoreTarget target, String name, Object value, @Nullable String comment,
			@Nullable String author) {
		Score score = score(target, name, value, Score.Source.ANNOTATION, comment, author);
		return this.store.save(score) ? score : null;
	}

	private boolean add(ScoreTarget target, String name, Object value, @Nullable String comment) {
		return this.store.save(score(target, name, value, Score.Source.API, comment, null));
	}

	private Score score(ScoreTarget target, String name, Object value, Score.Source source, @Nullable String comment,
			@Nullable String author) {
		requireName(name);
		requireComment(comment);
		ScoreValue scored = ScoreValue.of(value);
		Object told = (scored.value() instanceof String text) ? masked(text, "value") : scored.value();
		return new Score(target, masked(name, "name"), told, scored.dataType(), source,
				(comment != null) ? masked(comment, "comment") : null, author, this.clock.instant());
	}

	// Scores have no notes: what stands in place of a text says it.
	private String masked(String text, String what) {
		return this.masking.text(text, MaskedField.SCORES, what, (note) -> {
		});
	}

	private static void requireName(@Nullable String name) {
		if (name == null || name.isBlank() || name.length() > MAX_NAME
				|| !name.chars().allMatch(TraceScores::isPrintable)) {
			throw new BadScoreException("name", "is '" + name + "'", "1 to " + MAX_NAME + " printable characters");
		}
	}

	private static void requireComment(@Nullable String comment) {
		if (comment != null && comment.length() > MAX_TEXT) {
			throw new BadScoreException("comment", "has " + comment.length() + " characters", "at most " + MAX_TEXT);
		}
	}

	private static boolean isPrintable(int c) {
		return !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
	}

}

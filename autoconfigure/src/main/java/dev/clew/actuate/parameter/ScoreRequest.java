package dev.clew.actuate.parameter;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import dev.clew.score.BadScoreException;
import dev.clew.score.TraceScores;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * A score that somebody gives over HTTP. Actuator hands over all that is in a body as
 * text, so that a value is what it reads like: {@code true} and {@code false} are truth
 * values, decimal numbers are numbers, all else is text.
 *
 * @param name what is judged
 * @param value the judgement
 * @param comment why
 * @param observationId the observation that is judged; absent for the whole trace
 */
public record ScoreRequest(@Nullable String name, @Nullable String value, @Nullable String comment,
		@Nullable String observationId) {

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?([eE][-+]?\\d{1,2})?");

	private static final int MAX_ECHO = 100;

	public boolean isEmpty() {
		return this.name == null && this.value == null && this.comment == null && this.observationId == null;
	}

	/**
	 * Saves the score.
	 * @param scores where to
	 * @param traceId id of the trace
	 * @param author who gives it
	 * @return the score; nothing if its target is not there or does not take it
	 */
	public @Nullable Score save(TraceScores scores, String traceId, @Nullable String author) {
		try {
			return scores.annotate(new ScoreTarget(traceId, this.observationId, null), required("scoreName", this.name),
					typed(required("scoreValue", this.value)), this.comment, author);
		}
		catch (BadScoreException ex) {
			throw refused(ex);
		}
	}

	private RefusedException refused(BadScoreException ex) {
		return switch (ex.field()) {
			case "name" -> RefusedException.badParameter("scoreName", echo(this.name), ex.allowed());
			case "value" -> RefusedException.badParameter("scoreValue", echo(this.value), ex.allowed());
			default -> RefusedException.badParameter("scoreComment", echo(this.comment), ex.allowed() + " characters");
		};
	}

	private static String required(String parameter, @Nullable String text) {
		if (text == null) {
			throw RefusedException.badParameter(parameter, null, "name and value of a score");
		}
		return text;
	}

	private static Object typed(String text) {
		if ("true".equals(text) || "false".equals(text)) {
			return Boolean.valueOf(text);
		}
		return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
	}

	private static @Nullable String echo(@Nullable String text) {
		return (text != null) ? Text.cut(text, MAX_ECHO) : null;
	}

}

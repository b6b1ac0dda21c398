package dev.clew.score;

import java.math.BigDecimal;

import dev.clew.trace.Score.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A value and what it is.
 *
 * @param value the value as it is stored
 * @param dataType what it is
 */
record ScoreValue(Object value, DataType dataType) {

	private static final int MAX_CATEGORY = 50;

	static ScoreValue of(@Nullable Object value) {
		if (value instanceof Boolean) {
			return new ScoreValue(value, DataType.BOOLEAN);
		}
		if (value instanceof Number number) {
			return new ScoreValue(decimal(number), DataType.NUMERIC);
		}
		if (value instanceof String text && text.length() <= TraceScores.MAX_TEXT) {
			return new ScoreValue(text, isCategory(text) ? DataType.CATEGORICAL : DataType.TEXT);
		}
		throw refused((value instanceof String text) ? "text of " + text.length() + " characters" : described(value));
	}

	private static boolean isCategory(String text) {
		return text.length() <= MAX_CATEGORY && text.lines().count() <= 1 && !text.endsWith("\n")
				&& !text.endsWith("\r");
	}

	private static BigDecimal decimal(Number number) {
		try {
			return (number instanceof BigDecimal decimal) ? decimal : new BigDecimal(number.toString());
		}
		catch (NumberFormatException ex) {
			throw refused(number.toString());
		}
	}

	private static String described(@Nullable Object value) {
		return (value != null) ? "a " + value.getClass().getName() : "null";
	}

	private static BadScoreException refused(String value) {
		return new BadScoreException("value", "is " + value,
				"a finite number, a Boolean, and a String of at most 5000 characters");
	}

}

package dev.clew.store.query;

import java.math.BigDecimal;

import dev.clew.trace.Score;

/**
 * Tells scores by {@code name} or {@code name=value}; numbers are equal whatever their
 * scale.
 */
final class ScoreFilter {

	private ScoreFilter() {
	}

	/**
	 * Whether a score is one of those to find.
	 * @param wanted name, or name and value
	 * @param score the score
	 * @param content whether a value that is content may be told by it
	 * @return whether it is
	 */
	static boolean test(String wanted, Score score, boolean content) {
		if (wanted.equals(score.name())) {
			return true;
		}
		String prefix = score.name() + "=";
		return wanted.startsWith(prefix) && (content || !score.isContent())
				&& isValue(wanted.substring(prefix.length()), score.value());
	}

	private static boolean isValue(String wanted, Object value) {
		if (!(value instanceof BigDecimal number)) {
			return wanted.equals(value.toString());
		}
		try {
			return new BigDecimal(wanted).compareTo(number) == 0;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

}

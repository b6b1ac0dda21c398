package dev.clew.store;

import java.math.BigDecimal;

import dev.clew.trace.Score;

/**
 * Tells scores by {@code name} or {@code name=value}; numbers are equal whatever their
 * scale.
 */
final class ScoreFilter {

	private ScoreFilter() {
	}

	static boolean test(String wanted, Score score) {
		if (wanted.equals(score.name())) {
			return true;
		}
		String prefix = score.name() + "=";
		return wanted.startsWith(prefix) && isValue(wanted.substring(prefix.length()), score.value());
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

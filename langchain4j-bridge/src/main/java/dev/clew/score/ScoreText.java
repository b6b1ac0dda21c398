package dev.clew.score;

import org.jspecify.annotations.Nullable;

/**
 * Checks the texts of a score.
 */
final class ScoreText {

	static final int MAX_TEXT = 5000;

	private static final int MAX_NAME = 100;

	private ScoreText() {
	}

	static void requireName(@Nullable String name) {
		if (name == null || name.isBlank() || name.length() > MAX_NAME
				|| !name.chars().allMatch(ScoreText::isPrintable)) {
			throw new BadScoreException("name", "is '" + name + "'", "1 to " + MAX_NAME + " printable characters");
		}
	}

	static void requireComment(@Nullable String comment) {
		if (comment != null && comment.length() > MAX_TEXT) {
			throw new BadScoreException("comment", "has " + comment.length() + " characters", "at most " + MAX_TEXT);
		}
	}

	private static boolean isPrintable(int c) {
		return !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
	}

}

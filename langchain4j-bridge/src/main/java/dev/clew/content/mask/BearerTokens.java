package dev.clew.content.mask;

/**
 * What stands behind {@code Bearer}, and behind {@code Basic} where it is name and
 * password.
 */
final class BearerTokens implements Mask {

	private static final int LEAST = Rows.ROW + 1;

	private static final int NO_WORD = 24;

	private static final int MOST_BETWEEN = 4;

	private static final String BEARER = "bearer";

	@Override
	public void find(String text, Ranges found) {
		int last = text.length() - BEARER.length() - LEAST;
		for (int i = 0; i <= last; i++) {
			char ch = text.charAt(i);
			if ((ch == 'b' || ch == 'B') && !Ascii.isAlphanumericAt(text, i - 1)
					&& text.regionMatches(true, i, BEARER, 0, BEARER.length())) {
				i = token(text, i + BEARER.length(), found);
			}
		}
	}

	// The index before the one to go on from.
	private static int token(String text, int from, Ranges found) {
		int start = from;
		while (start < text.length() && start - from < MOST_BETWEEN && isBetween(text.charAt(start))) {
			start++;
		}
		int end = start;
		while (end < text.length() && isToken(text.charAt(end))) {
			end++;
		}
		if (start > from && end - start >= LEAST && isRandom(text, start, end)) {
			found.add(start, end, Credentials.KIND);
		}
		return Math.max(from, end) - 1;
	}

	private static boolean isBetween(char ch) {
		return ch == ' ' || ch == '\t' || ch == ':' || ch == '=' || ch == '"' || ch == '\'';
	}

	private static boolean isToken(char ch) {
		return Ascii.isBase64(ch) || ch == '.' || ch == '~' || ch == '=';
	}

	private static boolean isRandom(String text, int start, int end) {
		return Ascii.hasDigit(text, start, end) || Ascii.longestRun(text, start, end) >= NO_WORD
				|| hasCapital(text, start + 1, end);
	}

	private static boolean hasCapital(String text, int from, int to) {
		for (int i = from; i < to; i++) {
			char ch = text.charAt(i);
			if (ch >= 'A' && ch <= 'Z' && Ascii.isAlphanumeric(text.charAt(i - 1))) {
				return true;
			}
		}
		return false;
	}

}

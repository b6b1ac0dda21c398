package dev.clew.content.mask;

/**
 * The lines of a key: base 64, and before it lines with a colon. Line ends may be
 * escaped, or blanks.
 */
final class PemBody {

	private static final int LONG = 16;

	private PemBody() {
	}

	static boolean hasData(String text, int from, int to) {
		int run = 0;
		for (int i = from; i < to; i++) {
			run = Ascii.isBase64(text.charAt(i)) ? run + 1 : 0;
			if (run >= LONG) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Where the lines after the beginning end.
	 * @param text the text
	 * @param from index after the line that begins the key
	 * @param limit index of what is not part of it in any case
	 * @return index after the last line; the first index where there is none
	 */
	static int end(String text, int from, int limit) {
		int end = from;
		int at = from;
		boolean data = false;
		while (at < limit) {
			int start = skipBlanks(text, at, limit);
			int to = endOfRun(text, start, limit);
			if (isHeader(text, start, to, limit) && !data) {
				at = endOfLine(text, to, limit);
				continue;
			}
			if (!isData(text, start, to, data)) {
				return end;
			}
			data = true;
			end = to;
			at = to;
		}
		return end;
	}

	/**
	 * Where the lines before the end begin.
	 * @param text the text
	 * @param limit index of what may be part of it
	 * @param to index of the line that ends the key
	 * @return index of the first line; that of the end where there is none
	 */
	static int start(String text, int limit, int to) {
		int start = to;
		int at = to;
		while (at > limit) {
			int end = skipBlanksBack(text, at, limit);
			int from = startOfRun(text, end, limit);
			if (from == end || !isData(text, from, end, start == to)) {
				return start;
			}
			start = from;
			at = from;
		}
		return start;
	}

	private static int skipBlanks(String text, int from, int limit) {
		int i = from;
		while (i < limit && (text.charAt(i) <= ' ' || isEscaped(text, i))) {
			i += (text.charAt(i) == '\\') ? 2 : 1;
		}
		return Math.min(i, limit);
	}

	private static int skipBlanksBack(String text, int to, int limit) {
		int i = to;
		while (i > limit && (text.charAt(i - 1) <= ' ' || (i - 1 > limit && isEscaped(text, i - 2)))) {
			i -= (text.charAt(i - 1) <= ' ') ? 1 : 2;
		}
		return i;
	}

	private static boolean isEscaped(String text, int index) {
		return text.charAt(index) == '\\' && index + 1 < text.length() && "nrt\\".indexOf(text.charAt(index + 1)) >= 0;
	}

	private static int endOfRun(String text, int from, int limit) {
		int i = from;
		while (i < limit && isPart(text.charAt(i))) {
			i++;
		}
		return i;
	}

	private static int startOfRun(String text, int to, int limit) {
		int i = to;
		while (i > limit && isPart(text.charAt(i - 1)) && !(i - 1 > limit && isEscaped(text, i - 2))) {
			i--;
		}
		return i;
	}

	private static boolean isPart(char ch) {
		return Ascii.isBase64(ch) || ch == '=';
	}

	// The last line may be a short one, the others are long.
	private static boolean isData(String text, int from, int to, boolean last) {
		if (to - from >= LONG) {
			return true;
		}
		boolean ends = to > from && (text.charAt(to - 1) == '=' || Ascii.hasDigit(text, from, to));
		return last && ends;
	}

	private static boolean isHeader(String text, int from, int to, int limit) {
		return to > from && to < limit && text.charAt(to) == ':';
	}

	private static int endOfLine(String text, int from, int limit) {
		int i = from;
		while (i < limit && text.charAt(i) != '\n' && !isEscaped(text, i)) {
			i++;
		}
		return i;
	}

}

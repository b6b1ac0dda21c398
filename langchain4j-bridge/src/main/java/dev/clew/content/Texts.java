package dev.clew.content;

import dev.clew.trace.InternalApi;

/**
 * Texts made fit to be kept: short enough, and valid as Unicode.
 */
@InternalApi
public final class Texts {

	static final char REPLACEMENT = '\uFFFD';

	private static final int UNICODE_ESCAPE = 6;

	private static final int MARGIN = 64;

	private Texts() {
	}

	/**
	 * Cuts a text at a character boundary and replaces lone surrogates.
	 * @param text the text
	 * @param maxChars at most so many {@code char}s
	 * @return the text itself where nothing is to be done
	 */
	public static String cut(String text, int maxChars) {
		if (text.length() <= maxChars) {
			return wellFormed(text);
		}
		return wellFormed(text.substring(0, isWithinPair(text, maxChars) ? maxChars - 1 : maxChars));
	}

	/**
	 * Cuts a text in its middle, at character boundaries, and replaces lone surrogates.
	 * @param text the text
	 * @param maxChars at most so many {@code char}s, which should be at least 100
	 * @return the text itself where nothing is to be done, else its beginning, how much
	 * is left out, and its end
	 */
	public static String cutMiddle(String text, int maxChars) {
		if (text.length() <= maxChars || maxChars <= MARGIN) {
			return cut(text, maxChars);
		}
		int half = (maxChars - MARGIN) / 2;
		int head = isWithinPair(text, half) ? half - 1 : half;
		int tail = text.length() - half;
		tail += isWithinPair(text, tail) ? 1 : 0;
		return wellFormed(text.substring(0, head) + leftOut(tail - head) + text.substring(tail));
	}

	// What stands in a text where characters are left out.
	static String leftOut(long chars) {
		return "\u2026 " + chars + " characters left out \u2026";
	}

	/**
	 * Number of bytes of a part of a text as part of JSON in UTF-8.
	 * @param text the text
	 * @param from index of the first character
	 * @param to index after the last one
	 * @return number of bytes without quotation marks
	 */
	static long jsonBytes(String text, int from, int to) {
		long bytes = 0;
		for (int i = from; i < to; i++) {
			bytes += jsonBytes(text, i);
		}
		return bytes;
	}

	/**
	 * How far a text fits into some bytes, from its beginning on.
	 * @param text the text
	 * @param to index after the last character
	 * @param maxBytes at most so many bytes
	 * @return the index after the last character that fits
	 */
	static int fitting(String text, int to, long maxBytes) {
		long bytes = 0;
		for (int i = 0; i < to; i++) {
			bytes += jsonBytes(text, i);
			if (bytes > maxBytes) {
				return i;
			}
		}
		return to;
	}

	/**
	 * How far a text fits into some bytes, from its end on.
	 * @param text the text
	 * @param from index of the first character
	 * @param maxBytes at most so many bytes
	 * @return the index of the first character that fits
	 */
	static int fittingEnd(String text, int from, long maxBytes) {
		long bytes = 0;
		for (int i = text.length() - 1; i >= from; i--) {
			bytes += jsonBytes(text, i);
			if (bytes > maxBytes) {
				return isWithinPair(text, i + 1) ? i + 2 : i + 1;
			}
		}
		return from;
	}

	// Of a pair the first half counts for both.
	private static int jsonBytes(String text, int index) {
		char ch = text.charAt(index);
		if (ch < 0x20) {
			return (JsonBytes.SHORT_ESCAPES.indexOf(ch) >= 0) ? 2 : UNICODE_ESCAPE;
		}
		if (ch < 0x80) {
			return (ch == '"' || ch == '\\') ? 2 : 1;
		}
		if (Character.isSurrogate(ch)) {
			return isPair(text, index) ? 4 : isWithinPair(text, index) ? 0 : 3;
		}
		return (ch < 0x800) ? 2 : 3;
	}

	static boolean isWithinPair(String text, int index) {
		return index > 0 && isPair(text, index - 1);
	}

	private static String wellFormed(String text) {
		for (int i = 0; i < text.length(); i++) {
			char ch = text.charAt(i);
			if (Character.isSurrogate(ch)) {
				if (isPair(text, i)) {
					i++;
				}
				else {
					return replaceLoneSurrogates(text);
				}
			}
		}
		return text;
	}

	private static String replaceLoneSurrogates(String text) {
		StringBuilder result = new StringBuilder(text);
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				if (isPair(text, i)) {
					i++;
				}
				else {
					result.setCharAt(i, REPLACEMENT);
				}
			}
		}
		return result.toString();
	}

	private static boolean isPair(String text, int index) {
		return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
	}

}

package dev.clew.content;

/**
 * Texts made fit to be kept: short enough, and valid as Unicode.
 */
public final class Texts {

	static final char REPLACEMENT = '\uFFFD';

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
		int end = (maxChars > 0 && Character.isHighSurrogate(text.charAt(maxChars - 1))) ? maxChars - 1 : maxChars;
		return wellFormed(text.substring(0, end));
	}

	/**
	 * Cuts a text so that it takes at most so many bytes as part of JSON in UTF-8.
	 * @param text the text, well-formed
	 * @param maxBytes at most so many bytes
	 * @return the text itself where it is short enough
	 */
	static String cutToBytes(String text, int maxBytes) {
		if (text.length() <= maxBytes / 6) {
			return text;
		}
		int bytes = 0;
		for (int i = 0; i < text.length(); i++) {
			bytes += jsonBytes(text.charAt(i));
			if (bytes > maxBytes) {
				return cut(text, i);
			}
		}
		return text;
	}

	/**
	 * Number of bytes of a text as part of JSON in UTF-8.
	 * @param text the text
	 * @return number of bytes without quotation marks
	 */
	static int jsonBytes(String text) {
		int bytes = 0;
		for (int i = 0; i < text.length(); i++) {
			bytes += jsonBytes(text.charAt(i));
		}
		return bytes;
	}

	private static int jsonBytes(char ch) {
		if (ch < 0x20) {
			return 6;
		}
		if (ch == '"' || ch == '\\') {
			return 2;
		}
		if (ch < 0x80) {
			return 1;
		}
		return (ch < 0x800 || Character.isSurrogate(ch)) ? 2 : 3;
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

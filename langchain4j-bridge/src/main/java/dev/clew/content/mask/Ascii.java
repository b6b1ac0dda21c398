package dev.clew.content.mask;

/**
 * Kinds of characters, of which all beyond ASCII are none.
 */
final class Ascii {

	private static final int DIGIT = 1;

	private static final int LETTER = 2;

	private static final int BASE64 = 4;

	private static final int WORD = 8;

	private static final int ROW = 16;

	private static final byte[] KINDS = kinds();

	private Ascii() {
	}

	private static byte[] kinds() {
		byte[] kinds = new byte[0x80];
		for (char ch = 0; ch < kinds.length; ch++) {
			boolean digit = ch >= '0' && ch <= '9';
			boolean letter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
			boolean word = digit || letter || ch == '-' || ch == '_';
			boolean base64 = word || ch == '+' || ch == '/';
			boolean row = base64 || ch == '.' || ch == '=' || ch == '~' || ch == '\\';
			kinds[ch] = (byte) ((digit ? DIGIT : 0) | (letter ? LETTER : 0) | (base64 ? BASE64 : 0) | (word ? WORD : 0)
					| (row ? ROW : 0));
		}
		return kinds;
	}

	private static boolean is(char ch, int kinds) {
		return ch < 0x80 && (KINDS[ch] & kinds) != 0;
	}

	static boolean isDigit(char ch) {
		return ch >= '0' && ch <= '9';
	}

	static boolean isLetter(char ch) {
		return is(ch, LETTER);
	}

	static boolean isAlphanumeric(char ch) {
		return is(ch, LETTER | DIGIT);
	}

	// A character of a key: a letter, a digit, a dash or an underscore.
	static boolean isWord(char ch) {
		return is(ch, WORD);
	}

	// Also of the variant for URLs.
	static boolean isBase64(char ch) {
		return is(ch, BASE64);
	}

	// Also what stands within tokens and numbers, and escapes.
	static boolean isInRow(char ch) {
		return is(ch, ROW);
	}

	static boolean isBetweenDigits(char ch) {
		return ch == ' ' || ch == '-' || ch == '\u00A0' || ch == '\u202F';
	}

	static boolean isAlphanumericAt(String text, int index) {
		return index >= 0 && index < text.length() && isAlphanumeric(text.charAt(index));
	}

	static boolean isDigitAt(String text, int index) {
		return index >= 0 && index < text.length() && isDigit(text.charAt(index));
	}

	// The index after the last character of a key.
	static int endOfWord(String text, int from) {
		int end = from;
		while (end < text.length() && isWord(text.charAt(end))) {
			end++;
		}
		return end;
	}

	static boolean hasDigit(String text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (isDigit(text.charAt(i))) {
				return true;
			}
		}
		return false;
	}

	// The most letters and digits without another character between them.
	static int longestRun(String text, int from, int to) {
		int longest = 0;
		int run = 0;
		for (int i = from; i < to; i++) {
			run = isAlphanumeric(text.charAt(i)) ? run + 1 : 0;
			longest = Math.max(longest, run);
		}
		return longest;
	}

}

package dev.clew.content.mask;

import org.jspecify.annotations.Nullable;

/**
 * A text without the escapes of JSON, of any depth, and where each of its characters
 * stands in the text.
 *
 * @param text the text without escapes
 * @param places index of each character, and that after the last one
 */
record Unescaped(String text, int[] places) {

	private static final int UNICODE = 4;

	/**
	 * Reads a text.
	 * @param text the text
	 * @return nothing if it has no escapes
	 */
	static @Nullable Unescaped of(String text) {
		int slash = text.indexOf('\\');
		if (slash < 0) {
			return null;
		}
		char[] chars = new char[text.length()];
		int[] places = new int[text.length() + 1];
		int count = 0;
		int i = 0;
		while (i < text.length()) {
			int end = endOfSlashes(text, i);
			int value = (end > i) ? valueAt(text, end) : -1;
			int next = (value < 0) ? Math.max(i + 1, end) : end + ((text.charAt(end) == 'u') ? UNICODE + 1 : 1);
			while (value < 0 && i < next - 1) {
				places[count] = i;
				chars[count++] = text.charAt(i++);
			}
			places[count] = i;
			chars[count++] = (value >= 0) ? (char) value : text.charAt(i);
			i = next;
		}
		places[count] = text.length();
		return new Unescaped(new String(chars, 0, count), places);
	}

	private static int endOfSlashes(String text, int from) {
		int end = from;
		while (end < text.length() && text.charAt(end) == '\\') {
			end++;
		}
		return end;
	}

	// What is meant behind the slashes; negative where it is no escape.
	private static int valueAt(String text, int index) {
		char ch = (index < text.length()) ? text.charAt(index) : 0;
		if (ch == 'u' && index + UNICODE < text.length()) {
			return hexadecimal(text, index + 1);
		}
		int known = "btnfr\"/".indexOf(ch);
		return (known >= 0) ? "\b\t\n\f\r\"/".charAt(known) : -1;
	}

	private static int hexadecimal(String text, int from) {
		int value = 0;
		for (int i = from; i < from + UNICODE; i++) {
			int digit = Character.digit(text.charAt(i), 16);
			if (digit < 0) {
				return -1;
			}
			value = value * 16 + digit;
		}
		return value;
	}

}

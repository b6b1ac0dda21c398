package dev.clew.content.mask;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Text in base 64, of either alphabet, that may lack its end.
 */
final class Base64Text {

	// Random bytes hardly ever begin with so many printable ones.
	static final int BEGINNING = 24;

	// It may be the end of a path or of a name.
	static final int MOST_STARTS = 8;

	private Base64Text() {
	}

	/**
	 * Decodes a part of a text.
	 * @param text the text
	 * @param from index of the first character
	 * @param to index after the last one, without padding
	 * @return the decoded text; nothing if it is none
	 */
	static @Nullable String decode(String text, int from, int to) {
		byte[] beginning = bytes(text, from, Math.min(to, from + BEGINNING));
		if (beginning == null || !isText(beginning)) {
			return null;
		}
		byte[] whole = bytes(text, from, to);
		return (whole != null && isText(whole)) ? new String(whole, StandardCharsets.UTF_8) : null;
	}

	/**
	 * Whether a row of characters may be, or end with, text in base 64.
	 * @param row the row and what is around it
	 * @param start index of its first character
	 * @param end index after the last one
	 * @return {@code false} if it is none
	 */
	static boolean mayBe(byte[] row, int start, int end) {
		String text = (end - start >= BEGINNING) ? new String(row, start, end - start, StandardCharsets.ISO_8859_1)
				: "";
		int from = 0;
		for (int i = 0; i <= text.length(); i++) {
			boolean ends = i == text.length() || !Ascii.isBase64(text.charAt(i));
			if (ends && i - from >= BEGINNING && beginsPrintable(text, from, i)) {
				return true;
			}
			from = ends ? i + 1 : from;
		}
		return false;
	}

	private static boolean beginsPrintable(String text, int start, int end) {
		int from = start;
		for (int n = 0; n < MOST_STARTS && end - from >= BEGINNING; n++) {
			byte[] beginning = bytes(text, from, from + BEGINNING);
			if (beginning != null && isText(beginning)) {
				return true;
			}
			from = nextStart(text, from, end);
		}
		return false;
	}

	// After the next character that may stand between names.
	static int nextStart(String text, int from, int end) {
		int next = from;
		while (next < end && Ascii.isAlphanumeric(text.charAt(next))) {
			next++;
		}
		return next + 1;
	}

	private static byte @Nullable [] bytes(String text, int from, int to) {
		byte[] digits = new byte[to - from];
		int count = 0;
		for (int i = from; i < to; i++) {
			char ch = text.charAt(i);
			if (ch > ' ') {
				digits[count++] = (byte) ((ch == '-') ? '+' : (ch == '_') ? '/' : ch);
			}
		}
		count -= (count % 4 == 1) ? 1 : 0;
		try {
			return Base64.getDecoder().decode(Arrays.copyOf(digits, count));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	// Whether the bytes are printable text in UTF-8, of which the last character may be
	// half.
	private static boolean isText(byte[] bytes) {
		int following = 0;
		for (byte one : bytes) {
			if (following > 0) {
				if ((one & 0xC0) != 0x80) {
					return false;
				}
				following--;
			}
			else if (one >= 0) {
				if (!isPrintable(one)) {
					return false;
				}
			}
			else {
				following = following(one & 0xFF);
				if (following == 0) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean isPrintable(byte ascii) {
		return (ascii >= ' ' || ascii == '\n' || ascii == '\r' || ascii == '\t') && ascii != 0x7F;
	}

	// Number of bytes that follow on the first one of a character; 0 where it is none.
	private static int following(int first) {
		if (first < 0xC2 || first > 0xF4) {
			return 0;
		}
		return (first < 0xE0) ? 1 : (first < 0xF0) ? 2 : 3;
	}

}

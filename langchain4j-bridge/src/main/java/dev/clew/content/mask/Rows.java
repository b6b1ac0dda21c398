package dev.clew.content.mask;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Characters and digits in a row, as far as they make one suspicious.
 */
final class Rows {

	/** So many letters, digits and the like stand in a row in whatever is found. */
	static final int ROW = 15;

	/** So many digits has a number of a card. */
	static final int DIGITS = 13;

	private static final String SCHEME = "://";

	private static final byte[] PRIVATE_KEY = "PRIVATE KEY".getBytes(StandardCharsets.US_ASCII);

	private Rows() {
	}

	// Whether a line ends there by an escape.
	static boolean isLineEnd(String text, int slash) {
		return slash + 1 < text.length() && isLineEnd(text.charAt(slash + 1));
	}

	private static boolean isLineEnd(char escape) {
		return escape == 'n' || escape == 'r' || escape == 't';
	}

	// Whether an at sign stands in what follows a scheme, without a blank or quotation
	// mark between. An escape may be any of them.
	static boolean hasUserOfUrl(String text) {
		if (text.indexOf(":\\") >= 0) {
			return true;
		}
		int scheme = text.indexOf(SCHEME);
		while (scheme >= 0) {
			int end = scheme + SCHEME.length();
			while (end < text.length() && isInUrl(text.charAt(end))) {
				if (text.charAt(end) == '@' || text.charAt(end) == '\\') {
					return true;
				}
				end++;
			}
			scheme = text.indexOf(SCHEME, end);
		}
		return false;
	}

	static boolean hasUserOfUrl(byte[] json, int size) {
		boolean url = false;
		for (int i = 0; i < size; i++) {
			if (url && (json[i] == '@' || json[i] == '\\')) {
				return true;
			}
			url &= isInUrl((char) (json[i] & 0xFF));
			if (json[i] == ':' && i + 1 < size) {
				if (json[i + 1] == '\\') {
					return true;
				}
				url |= json[i + 1] == '/' && i + 2 < size && json[i + 2] == '/';
			}
		}
		return false;
	}

	private static boolean isInUrl(char ch) {
		return ch > ' ' && ch != '"';
	}

	// The index of the first character in the row of an index.
	static int start(byte[] json, int index) {
		int start = index;
		while (start > 0 && isInRow(json[start - 1])
				&& !(start > 1 && json[start - 2] == '\\' && isLineEnd((char) json[start - 1]))) {
			start--;
		}
		return start;
	}

	// The index after the last character in the row of an index.
	static int end(byte[] json, int index, int size) {
		int end = index;
		while (end < size && isInRow(json[end])
				&& !(json[end] == '\\' && end + 1 < size && isLineEnd((char) json[end + 1]))) {
			end++;
		}
		return end;
	}

	private static boolean isInRow(byte one) {
		return Ascii.isInRow((char) (one & 0xFF));
	}

	// Whether there are many digits around an index, with what may stand between.
	static boolean areManyDigits(byte[] json, int index, int size) {
		int count = 0;
		for (int i = index; i < size && count < DIGITS && isInNumber(json[i]); i++) {
			count += isDigit(json[i]) ? 1 : 0;
		}
		for (int i = index - 1; i >= 0 && count < DIGITS && isInNumber(json[i]); i--) {
			count += isDigit(json[i]) ? 1 : 0;
		}
		return count >= DIGITS;
	}

	// Blanks may be wider ones, which are several bytes.
	private static boolean isInNumber(byte one) {
		return isDigit(one) || one == ' ' || one == '-' || one < 0;
	}

	static boolean hasPrivateKey(byte[] json, int size) {
		for (int i = 0; i + PRIVATE_KEY.length <= size; i++) {
			if (json[i] == 'P' && Arrays.equals(json, i, i + PRIVATE_KEY.length, PRIVATE_KEY, 0, PRIVATE_KEY.length)) {
				return true;
			}
		}
		return false;
	}

	static boolean isDigit(byte one) {
		return one >= '0' && one <= '9';
	}

}

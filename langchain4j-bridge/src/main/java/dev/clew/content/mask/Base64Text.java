package dev.clew.content.mask;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Text in base 64, of either alphabet, that may lack its end.
 */
final class Base64Text {

	// Random bytes hardly ever begin with so many printable ones.
	private static final int BEGINNING = 24;

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
		if (beginning == null || !isPrintable(beginning)) {
			return null;
		}
		byte[] whole = bytes(text, from, to);
		return (whole != null) ? utf8(whole) : null;
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

	private static boolean isPrintable(byte[] bytes) {
		for (byte one : bytes) {
			if ((one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') || one == 0x7F) {
				return false;
			}
		}
		return true;
	}

	// The last character may be half.
	private static @Nullable String utf8(byte[] bytes) {
		if (!isPrintable(bytes)) {
			return null;
		}
		try {
			CharBuffer decoded = CharBuffer.allocate(bytes.length);
			CoderResult result = StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes), decoded, false);
			if (result.isError()) {
				result.throwException();
			}
			return decoded.flip().toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

}

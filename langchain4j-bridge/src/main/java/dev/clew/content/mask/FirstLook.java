package dev.clew.content.mask;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Tells cheaply that there is nothing to be found in most texts: what the masks find has
 * many characters or digits in a row, or an at sign in a URL. Of JSON eight bytes are
 * looked at together.
 */
final class FirstLook {

	// Of groups with a wide blank of three bytes between, wherever they begin.
	private static final int DIGITS_IN_WORD = 4;

	// Of five dashes in a row, wherever they begin.
	private static final int DASHES_IN_WORD = 3;

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long EACH = 0x0101010101010101L;

	private static final long HIGH = 0x80 * EACH;

	private static final byte[] NOTHING = {};

	private final boolean always;

	private final boolean digits;

	private final boolean atSigns;

	FirstLook(Set<BuiltInMask> masks, boolean always) {
		this.always = always;
		this.digits = masks.contains(BuiltInMask.IBANS) || masks.contains(BuiltInMask.PHONE_NUMBERS);
		this.atSigns = masks.contains(BuiltInMask.EMAILS);
	}

	boolean suspects(String text) {
		if (this.always) {
			return true;
		}
		int row = 0;
		int digits = 0;
		boolean at = false;
		boolean rows = false;
		for (int i = 0; i < text.length(); i++) {
			char ch = text.charAt(i);
			if (ch == '\\' && Rows.isLineEnd(text, i)) {
				row = 0;
				digits = 0;
				i++;
				continue;
			}
			row = Ascii.isInRow(ch) ? row + 1 : 0;
			digits = Ascii.isDigit(ch) ? digits + 1 : Ascii.isBetweenDigits(ch) ? digits : 0;
			at |= ch == '@';
			rows |= row >= Rows.ROW;
			if (digits >= Rows.DIGITS || (this.digits && digits > 0)) {
				return true;
			}
		}
		byte[] latin = rows ? text.getBytes(StandardCharsets.ISO_8859_1) : NOTHING;
		if (rows && suspects(latin, latin.length)) {
			return true;
		}
		return at && (this.atSigns || Rows.hasUserOfUrl(text));
	}

	/**
	 * Whether there may be something to be found in JSON.
	 * @param json the JSON in UTF-8
	 * @param size number of bytes
	 * @return {@code false} if there is nothing
	 */
	boolean suspects(byte[] json, int size) {
		long at = 0;
		boolean dashes = false;
		int i = 0;
		int known = 0;
		for (; i + Long.BYTES <= size; i += Long.BYTES) {
			long word = (long) WORDS.get(json, i);
			at |= zeros(word ^ '@' * EACH);
			if (breaks(word) == 0 && i >= known) {
				known = RowLook.end(json, i, size);
			}
			long dash = zeros(word ^ '-' * EACH);
			dashes |= dash != 0 && Long.bitCount(dash) >= DASHES_IN_WORD;
			long digits = digits(word);
			if (known < 0 || (digits != 0 && isNumber(digits, json, i, size))) {
				return true;
			}
		}
		boolean atSign = at != 0 || isIn('@', json, i, size);
		return this.always || (dashes && Rows.hasPrivateKey(json, size)) || (this.digits && hasDigit(json, i, size))
				|| (atSign && (this.atSigns || Rows.hasUserOfUrl(json, size)));
	}

	private static boolean isIn(char sought, byte[] json, int from, int to) {
		for (int i = from; i < to; i++) {
			if (json[i] == sought) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasDigit(byte[] json, int from, int to) {
		for (int i = from; i < to; i++) {
			if (Rows.isDigit(json[i])) {
				return true;
			}
		}
		return false;
	}

	// The first digit may end a number that began before, the last one begin one.
	private boolean isNumber(long digits, byte[] json, int index, int size) {
		return this.digits || (Long.bitCount(digits) >= DIGITS_IN_WORD
				&& (Rows.areManyDigits(json, index + Long.numberOfTrailingZeros(digits) / Byte.SIZE, size)
						|| Rows.areManyDigits(json,
								index + (Long.SIZE - 1 - Long.numberOfLeadingZeros(digits)) / Byte.SIZE, size)));
	}

	// The highest bit of each byte that ends a row, such as a blank or a quotation mark.
	private static long breaks(long word) {
		return ~((word | HIGH) - '+' * EACH) & HIGH & ~word;
	}

	private static long digits(long word) {
		long value = word ^ '0' * EACH;
		return ~(((value & ~HIGH) + 0x76 * EACH) | value) & HIGH;
	}

	private static long zeros(long word) {
		return (word - EACH) & ~word & HIGH;
	}

}

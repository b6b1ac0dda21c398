package dev.clew.content.mask;

import java.nio.charset.StandardCharsets;

/**
 * Looks closer at a long row of characters in JSON: most are names, ids and paths.
 */
final class RowLook {

	private static final String[] BEGINNINGS = { "sk-", "sk_", "rk_", "AKI", "ASI", "AIz", "ghp", "gho", "ghu", "ghs",
			"ghr", "git", "glp", "xox", "hf_", "eyJ", "---" };

	private static final byte[] FIRST = first();

	private static final int BEARER = 6;

	private static final int MOST_BETWEEN = 8;

	private RowLook() {
	}

	private static byte[] first() {
		byte[] first = new byte[0x80];
		for (String beginning : BEGINNINGS) {
			first[beginning.charAt(0)] = 1;
		}
		first['b'] = 1;
		first['B'] = 1;
		first['\\'] = 1;
		return first;
	}

	/**
	 * Looks at the row around an index.
	 * @param json the JSON
	 * @param index the index
	 * @param size number of bytes
	 * @return the index after the row; negative where it may have something to be found
	 */
	static int end(byte[] json, int index, int size) {
		int start = Rows.start(json, index);
		int end = Math.max(index + 1, Rows.end(json, index, size));
		return (end - start >= Rows.ROW && suspects(json, start, end)) ? -1 : end;
	}

	private static boolean suspects(byte[] json, int start, int end) {
		for (int i = start; i < end; i++) {
			if (FIRST[json[i]] != 0 && isBeginning(json, i, start, end)) {
				return true;
			}
		}
		return followsBearer(json, start) || Base64Text.mayBe(json, start, end);
	}

	private static boolean isBeginning(byte[] json, int index, int start, int end) {
		if (json[index] == '\\') {
			return true;
		}
		if (end - index < 3 || (index > start && Ascii.isAlphanumeric((char) json[index - 1]))) {
			return false;
		}
		for (String known : BEGINNINGS) {
			if (json[index] == known.charAt(0) && json[index + 1] == known.charAt(1)
					&& json[index + 2] == known.charAt(2)) {
				return true;
			}
		}
		return isBearer(json, index, end);
	}

	private static boolean isBearer(byte[] json, int from, int end) {
		return end - from >= BEARER
				&& "bearer".equalsIgnoreCase(new String(json, from, BEARER, StandardCharsets.ISO_8859_1));
	}

	private static boolean followsBearer(byte[] json, int start) {
		int end = start;
		while (end > 0 && start - end < MOST_BETWEEN && !Ascii.isAlphanumeric((char) (json[end - 1] & 0xFF))) {
			end--;
		}
		return end >= BEARER && (json[end - 1] | ' ') == 'r' && isBearer(json, end - BEARER, end);
	}

}

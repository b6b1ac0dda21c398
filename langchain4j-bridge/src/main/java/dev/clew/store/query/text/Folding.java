package dev.clew.store.query.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a character is whatever its case, width and accents: compatibility decomposition
 * (NFKD) without accents, in full case folding. What has been folded once is remembered.
 * Threads that fold the same at a time do the same work twice.
 */
final class Folding {

	private static final int[] EMPTY = {};

	private static final int PAGE = 256;

	private static final int KNOWN = 1 << 30;

	private static final int LONGER = 1 << 29;

	private static final int CHARACTER = (1 << 21) - 1;

	// Of each character of the basic plane what it begins with, by pages.
	private final int[][] pages = new int[PAGE][];

	Folding() {
		Arrays.fill(this.pages, EMPTY);
	}

	/**
	 * What a text is.
	 * @param text the text
	 * @return its characters, folded
	 */
	static int[] fold(String text) {
		StringBuilder bare = new StringBuilder(text.length());
		Normalizer.normalize(text, Normalizer.Form.NFKD)
			.codePoints()
			.filter((codePoint) -> !isAccent(codePoint))
			.forEach(bare::appendCodePoint);
		String folded = bare.toString().toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
		return Normalizer.normalize(folded, Normalizer.Form.NFKD)
			.codePoints()
			.filter((codePoint) -> !isAccent(codePoint))
			.map((codePoint) -> (codePoint == '\u03c2') ? '\u03c3' : codePoint)
			.toArray();
	}

	// The marks of kana tell syllables apart, and those of Indic scripts are vowels.
	private static boolean isAccent(int codePoint) {
		if (codePoint < 0x300 || codePoint == 0x3099 || codePoint == 0x309A) {
			return false;
		}
		int type = Character.getType(codePoint);
		if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) {
			return false;
		}
		UnicodeScript script = UnicodeScript.of(codePoint);
		return script == UnicodeScript.INHERITED || script == UnicodeScript.HEBREW || script == UnicodeScript.ARABIC
				|| script == UnicodeScript.CYRILLIC;
	}

	/**
	 * Whether nothing is left of a character.
	 * @param codePoint the character
	 * @return whether it is an accent
	 */
	boolean isNothing(int codePoint) {
		return codePoint >= 0x300 && codePoint <= Character.MAX_CODE_POINT && first(codePoint) < 0;
	}

	/**
	 * What a character begins with.
	 * @param codePoint the character
	 * @return the first folded character, -1 for nothing
	 */
	int first(int codePoint) {
		if (codePoint < 0x80) {
			return (codePoint >= 'A' && codePoint <= 'Z') ? codePoint + 32 : codePoint;
		}
		int known = known(codePoint);
		return (known == KNOWN) ? -1 : known & CHARACTER;
	}

	/**
	 * What a character is, if that is a single one.
	 * @param codePoint the character
	 * @return the folded character, -1 for none or several
	 */
	int single(int codePoint) {
		int known = known(codePoint);
		return (known == KNOWN || (known & LONGER) != 0) ? -1 : known & CHARACTER;
	}

	/**
	 * How far a character goes along folded text.
	 * @param codePoint the character
	 * @param text the folded text
	 * @param from where in it
	 * @return the number of characters of the text, -1 where it is another one
	 */
	int match(int codePoint, int[] text, int from) {
		int first = first(codePoint);
		if (first < 0) {
			return 0;
		}
		if (first != text[from]) {
			return -1;
		}
		if (codePoint < 0x80 || (known(codePoint) & LONGER) == 0) {
			return 1;
		}
		int[] folded = fold(Character.toString(codePoint));
		int end = from + folded.length;
		return (end <= text.length && Arrays.equals(folded, 0, folded.length, text, from, end)) ? folded.length : -1;
	}

	private int known(int codePoint) {
		if (codePoint > Character.MAX_VALUE) {
			return look(codePoint);
		}
		int[] page = this.pages[codePoint / PAGE];
		if (page.length == 0) {
			page = new int[PAGE];
			this.pages[codePoint / PAGE] = page;
		}
		int known = page[codePoint % PAGE];
		if (known == 0) {
			known = look(codePoint);
			page[codePoint % PAGE] = known;
		}
		return known;
	}

	private static int look(int codePoint) {
		int[] folded = fold(Character.toString(codePoint));
		return (folded.length == 0) ? KNOWN : KNOWN | folded[0] | ((folded.length > 1) ? LONGER : 0);
	}

}

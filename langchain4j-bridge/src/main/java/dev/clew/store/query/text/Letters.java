package dev.clew.store.query.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where words begin and end: at what is neither letter nor digit, within names such as
 * {@code cancelBooking}, and around each character of scripts that are written without
 * spaces.
 */
final class Letters {

	// Hangul has spaces, but particles are written together with what they belong to.
	private static final Set<UnicodeScript> WITHOUT_SPACES = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
			UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO, UnicodeScript.THAI, UnicodeScript.LAO,
			UnicodeScript.KHMER, UnicodeScript.MYANMAR);

	private Letters() {
	}

	/**
	 * Whether a character is part of a word: letters, digits, marks, and symbols such as
	 * emoji, each of which is a word of its own.
	 * @param codePoint the character; negative for none
	 * @return whether it is
	 */
	static boolean isWord(int codePoint) {
		if (codePoint < 0x80) {
			return isAsciiWord(codePoint);
		}
		return Character.isLetterOrDigit(codePoint) || switch (Character.getType(codePoint)) {
			case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK,
					Character.LETTER_NUMBER, Character.OTHER_NUMBER, Character.OTHER_SYMBOL ->
				true;
			default -> false;
		};
	}

	private static boolean isAsciiWord(int codePoint) {
		return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z')
				|| (codePoint >= '0' && codePoint <= '9');
	}

	/**
	 * Whether a word may begin or end between two characters.
	 * @param before the first one; negative for none
	 * @param after the second one
	 * @param next what follows it
	 * @return whether it may
	 */
	static boolean isBoundary(int before, int after, int next) {
		if (!isWord(before) || !isWord(after)) {
			return true;
		}
		if (joins(after)) {
			return false;
		}
		return isAlone(before) || isAlone(after) || (Character.isUpperCase(after)
				&& (Character.isLowerCase(before) || (Character.isUpperCase(before) && Character.isLowerCase(next))));
	}

	// Whether no word begins between two characters, by what is fast to tell.
	static boolean isInside(char before, char after) {
		return isAsciiWord(before) && isAsciiWord(after) && (after < 'A' || after > 'Z');
	}

	// What belongs to the syllable before it: marks of kana, vowels and ends of Hangul.
	private static boolean joins(int codePoint) {
		return codePoint == 0x3099 || codePoint == 0x309A || (codePoint >= 0x1160 && codePoint <= 0x11FF);
	}

	// Whether it is a word by itself.
	static boolean isAlone(int codePoint) {
		return codePoint >= 0x80 && (Character.getType(codePoint) == Character.OTHER_SYMBOL
				|| WITHOUT_SPACES.contains(UnicodeScript.of(codePoint)));
	}

}

package dev.clew.store.query.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tells fast that a word is not in a text of ASCII, by the algorithm of Horspool: of most
 * texts it looks at one character in as many as the word is long.
 */
final class AsciiWord {

	private static final int ASCII = 0x80;

	private final int[] word;

	private final boolean ascii;

	private final int[] shifts = new int[ASCII];

	// Folded.
	AsciiWord(int[] word) {
		this.word = word;
		this.ascii = IntStream.of(word).allMatch((c) -> c < ASCII);
		int last = word.length - 1;
		Arrays.fill(this.shifts, word.length);
		for (int i = 0; this.ascii && i < last; i++) {
			this.shifts[word[i]] = last - i;
			this.shifts[Character.toUpperCase(word[i])] = last - i;
		}
	}

	/**
	 * Whether it is in a text, be it a word there or not.
	 * @param ascii a text of ASCII characters only
	 * @return whether it is
	 */
	boolean isIn(String ascii) {
		int last = this.word.length - 1;
		int at = 0;
		while (this.ascii && at + last < ascii.length()) {
			if (isAt(ascii, at)) {
				return true;
			}
			at += this.shifts[ascii.charAt(at + last)];
		}
		return false;
	}

	private boolean isAt(String ascii, int at) {
		for (int i = this.word.length - 1; i >= 0; i--) {
			int c = ascii.charAt(at + i);
			if (this.word[i] != ((c >= 'A' && c <= 'Z') ? c + 32 : c)) {
				return false;
			}
		}
		return true;
	}

}

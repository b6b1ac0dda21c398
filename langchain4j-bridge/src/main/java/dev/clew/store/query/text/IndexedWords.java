package dev.clew.store.query.text;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an index holds of texts: the beginning of each word, and of what follows each
 * place in it where a word may begin. Words that a {@link TextSearch} finds begin with
 * {@link TextSearch#beginnings()} there, if not all were found without an index. Not
 * thread-safe.
 */
public final class IndexedWords {

	private static final int LENGTH = 16;

	// Of scripts in which each character is a word.
	private static final int ALONE = 3;

	private final Set<String> words = new LinkedHashSet<>();

	private final int maxSize;

	private int size;

	private boolean complete = true;

	/**
	 * No words yet.
	 * @param maxSize number of characters that all words together have at most, in UTF-16
	 * units
	 */
	public IndexedWords(int maxSize) {
		this.maxSize = maxSize;
	}

	/**
	 * The words, each once.
	 * @return the words, in the order in which they were met
	 */
	public Set<String> words() {
		return Collections.unmodifiableSet(this.words);
	}

	/**
	 * Whether all words are here.
	 * @return {@code false} if there was no room for some
	 */
	public boolean isComplete() {
		return this.complete;
	}

	/**
	 * Adds a word.
	 * @param word the word
	 */
	public void add(String word) {
		if (this.size + word.length() > this.maxSize) {
			this.complete &= this.words.contains(word);
		}
		else if (this.words.add(word)) {
			this.size += word.length();
		}
	}

	/**
	 * How much of a word an index holds.
	 * @param folded characters
	 * @param from where the word begins in them
	 * @param to where it ends
	 * @return its beginning
	 */
	static String beginning(int[] folded, int from, int to) {
		int length = Letters.isAlone(folded[from]) ? ALONE : LENGTH;
		return new String(folded, from, Math.min(length, to - from));
	}

}

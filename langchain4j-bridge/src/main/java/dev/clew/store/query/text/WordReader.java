package dev.clew.store.query.text;

import java.util.Arrays;

import dev.clew.trace.Content;
import org.jspecify.annotations.Nullable;

/**
 * Reads the words of texts for an index, by the same letters and boundaries as
 * {@link TextSearch}. Thread-safe.
 */
public final class WordReader {

	private final Folding folding = new Folding();

	/**
	 * Reads a plain text.
	 * @param text the text
	 * @param words where its words go
	 */
	public void read(@Nullable String text, IndexedWords words) {
		if (text != null) {
			new Walk(new TextCursor(text, false), words).go();
		}
	}

	/**
	 * Reads the values of a JSON text; names of fields are none.
	 * @param content the JSON
	 * @param words where its words go
	 */
	public void read(@Nullable Content content, IndexedWords words) {
		if (content != null) {
			new Walk(new TextCursor(content.json(), true), words).go();
		}
	}

	/**
	 * One walk through a text.
	 */
	private final class Walk {

		private final TextCursor text;

		private final IndexedWords words;

		// What has been folded since the last character that is in no word, and where in
		// it words may begin.
		private int[] run = new int[64];

		private int length;

		private int[] begins = new int[16];

		private int count;

		private boolean quoted;

		Walk(TextCursor text, IndexedWords words) {
			this.text = text;
			this.words = words;
		}

		void go() {
			int before = TextCursor.END;
			int codePoint = this.text.read(0);
			int next = this.text.next();
			while (codePoint != TextCursor.END && this.words.isComplete()) {
				if (codePoint == TextCursor.QUOTE) {
					next = quote(next);
				}
				int after = this.text.read(next);
				int end = this.text.next();
				take(before, codePoint, after);
				before = codePoint;
				codePoint = after;
				next = end;
			}
			endRun();
		}

		// Where to go on: names of fields are passed by.
		private int quote(int next) {
			this.quoted = !this.quoted;
			if (!this.quoted || !this.text.isName(next)) {
				return next;
			}
			this.quoted = false;
			int at = next;
			for (int c = this.text.read(at); c != TextCursor.QUOTE && c != TextCursor.END; c = this.text.read(at)) {
				at = this.text.next();
			}
			return this.text.next();
		}

		private void take(int before, int codePoint, int after) {
			int start = this.length;
			if (codePoint < 0 || !append(codePoint)) {
				endRun();
			}
			else if (Letters.isBoundary(before, codePoint, after)) {
				this.begins = roomFor(this.begins, this.count);
				this.begins[this.count++] = start;
			}
		}

		// Whether it is part of words, or may be found as if it were.
		private boolean append(int codePoint) {
			if (codePoint < 0x80) {
				return Letters.isWord(codePoint) && add(WordReader.this.folding.first(codePoint));
			}
			int single = WordReader.this.folding.single(codePoint);
			if (single >= 0) {
				return Letters.isWord(single) && add(single);
			}
			boolean all = true;
			for (int folded : Folding.fold(Character.toString(codePoint))) {
				all = all && Letters.isWord(folded) && add(folded);
			}
			return all;
		}

		private boolean add(int folded) {
			this.run = roomFor(this.run, this.length);
			this.run[this.length++] = folded;
			return true;
		}

		private static int[] roomFor(int[] numbers, int count) {
			return (count < numbers.length) ? numbers : Arrays.copyOf(numbers, count * 2);
		}

		private void endRun() {
			for (int i = 0; i < this.count; i++) {
				if (this.begins[i] < this.length) {
					this.words.add(IndexedWords.beginning(this.run, this.begins[i], this.length));
				}
			}
			this.length = 0;
			this.count = 0;
		}

	}

}

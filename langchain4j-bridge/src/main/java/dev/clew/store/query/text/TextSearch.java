package dev.clew.store.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.clew.trace.Content;
import org.jspecify.annotations.Nullable;

/**
 * Words to find, one after the other, whatever their case and accents and whatever stands
 * between them that is no word. In JSON they are looked for within each of its values;
 * names of fields are none.
 * <p>
 * Thread-safe. It reads texts as they are, without a copy or a tree of them.
 */
public final class TextSearch {

	private final Folding folding = new Folding();

	private final int[][] words;

	private final boolean openStart;

	private final boolean openEnd;

	private final boolean[] starts = new boolean[0x80];

	private final boolean[] stops = new boolean[0x80];

	private final List<AsciiWord> asciiWords;

	private TextSearch(int[][] words, boolean openStart, boolean openEnd) {
		this.words = words;
		this.openStart = openStart;
		this.openEnd = openEnd;
		this.asciiWords = Stream.of(words).map(AsciiWord::new).toList();
		for (int c = 0; c < 0x80; c++) {
			this.starts[c] = this.folding.first(c) == words[0][0];
			this.stops[c] = this.starts[c] || c == '"' || c == '\\';
		}
	}

	/**
	 * A search for words.
	 * @param text the words, in their order
	 * @param openStart whether the first may be the end of a longer one
	 * @param openEnd whether the last may be the beginning of a longer one
	 * @return the search, or {@code null} if there is no word in the text
	 */
	public static @Nullable TextSearch of(String text, boolean openStart, boolean openEnd) {
		int[][] words = words(text);
		return (words.length > 0) ? new TextSearch(words, openStart, openEnd) : null;
	}

	private static int[][] words(String text) {
		List<int[]> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		text.codePoints().forEach((codePoint) -> {
			if (Letters.isWord(codePoint)) {
				word.appendCodePoint(codePoint);
			}
			else {
				add(words, word);
			}
		});
		add(words, word);
		return words.toArray(int[][]::new);
	}

	private static void add(List<int[]> words, StringBuilder word) {
		int[] folded = Folding.fold(word.toString());
		if (folded.length > 0) {
			words.add(folded);
		}
		word.setLength(0);
	}

	/**
	 * Whether the words are in a text.
	 * @param text the text
	 * @return whether they are
	 */
	public boolean isIn(@Nullable String text) {
		return text != null && new TextScan(this, text, false).find();
	}

	/**
	 * What stands around the words where they are first found.
	 * @param text the text
	 * @return the snippet, {@code null} if they are not in it
	 */
	public @Nullable Snippet around(String text) {
		TextScan scan = new TextScan(this, text, false);
		return scan.find() ? scan.snippet() : null;
	}

	/**
	 * What stands around the words where they are first found.
	 * @param content the JSON
	 * @return the snippet of the value, {@code null} if they are not in it
	 */
	public @Nullable Snippet around(Content content) {
		TextScan scan = new TextScan(this, content.json(), true);
		return scan.find() ? scan.snippet() : null;
	}

	/**
	 * Whether the words are in one of the values of a JSON text.
	 * @param content the JSON
	 * @return whether they are
	 */
	public boolean isIn(@Nullable Content content) {
		if (content == null) {
			return false;
		}
		String json = content.json();
		return mayBeIn(json, content.size()) && new TextScan(this, json, true).find();
	}

	// What is as long as its bytes is ASCII, unless it has escapes of other characters.
	private boolean mayBeIn(String json, int size) {
		return json.length() != size || json.contains("\\u")
				|| this.asciiWords.stream().allMatch((word) -> word.isIn(json));
	}

	/**
	 * What some of the {@link IndexedWords} begin with of any text that the words are in.
	 * @return a beginning for each word of which that can be said
	 */
	public List<String> beginnings() {
		return Stream.of(this.words)
			.skip(this.openStart ? 1 : 0)
			.filter((word) -> IntStream.of(word).allMatch(Letters::isWord))
			.map((word) -> IndexedWords.beginning(word, 0, word.length))
			.toList();
	}

	Folding folding() {
		return this.folding;
	}

	int[][] words() {
		return this.words;
	}

	boolean isOpenStart() {
		return this.openStart;
	}

	boolean isOpenEnd() {
		return this.openEnd;
	}

	/**
	 * Passes by what the words cannot start with, and what is not special in JSON.
	 * @param text the text
	 * @param json whether it is JSON
	 * @param from where to begin
	 * @return the index of the next character to look at
	 */
	int nextStop(String text, boolean json, int from) {
		boolean[] stops = json ? this.stops : this.starts;
		for (int at = from; at < text.length(); at++) {
			char c = text.charAt(at);
			if ((c < 0x80) ? stops[c] && (at == from || this.openStart || !Letters.isInside(text.charAt(at - 1), c))
					: Character.isSurrogate(c) || this.folding.first(c) == this.words[0][0]) {
				return at;
			}
		}
		return text.length();
	}

}

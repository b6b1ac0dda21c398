package dev.clew.store.query.text;

/**
 * One walk of a search through a text, from its first character to where the words are
 * found.
 */
final class TextScan {

	private static final int NONE = -1;

	private final TextSearch search;

	private final String raw;

	private final TextCursor text;

	private final boolean json;

	private int valueStart;

	private int start = NONE;

	private int end = NONE;

	TextScan(TextSearch search, String text, boolean json) {
		this.search = search;
		this.raw = text;
		this.text = new TextCursor(text, json);
		this.json = json;
	}

	/**
	 * What stands around what was found.
	 * @return the snippet, of a number in JSON that alone
	 */
	Snippet snippet() {
		if (!this.json) {
			return Snippet.of(this.text, 0, this.start, this.end);
		}
		boolean string = this.valueStart != NONE;
		TextCursor value = string ? this.text : new TextCursor(this.raw.substring(this.start, this.end), true);
		return string ? Snippet.of(value, this.valueStart, this.start, this.end)
				: Snippet.of(value, 0, 0, this.end - this.start);
	}

	boolean find() {
		this.valueStart = NONE;
		int escaped = NONE;
		int escapeEnd = NONE;
		for (int at = nextStop(0); at < this.raw.length(); at = nextStop(at)) {
			int codePoint = this.text.read(at);
			int next = this.text.next();
			if (codePoint == TextCursor.QUOTE) {
				this.valueStart = (this.valueStart != NONE) ? NONE : next;
			}
			if (this.search.folding().first(Math.max(codePoint, 0)) == this.search.words()[0][0]
					&& startsAt((escapeEnd == at) ? escaped : this.text.before(at), codePoint, next) && isFound(at)) {
				return true;
			}
			escaped = codePoint;
			escapeEnd = next;
			at = next;
		}
		return false;
	}

	private int nextStop(int from) {
		return this.search.nextStop(this.raw, this.json, from);
	}

	private boolean startsAt(int before, int codePoint, int next) {
		return this.search.isOpenStart() || Letters.isBoundary(before, codePoint, this.text.read(next));
	}

	private boolean isFound(int at) {
		int found = matchAll(at);
		if (found == NONE || (this.json && this.valueStart != NONE && this.text.isName(found))) {
			return false;
		}
		this.start = at;
		this.end = found;
		return true;
	}

	private int matchAll(int from) {
		int at = from;
		int[][] words = this.search.words();
		for (int i = 0; i < words.length && at != NONE; i++) {
			int start = (i > 0) ? skip(at) : at;
			boolean last = i == words.length - 1;
			at = match(words[i], start, last && this.search.isOpenEnd());
		}
		return at;
	}

	private int skip(int from) {
		int at = from;
		for (int c = this.text.read(at); c >= 0 && !Letters.isWord(c); c = this.text.read(at)) {
			at = this.text.next();
		}
		return at;
	}

	// The end of a word that begins here, with the accents of its last character.
	private int match(int[] word, int from, boolean open) {
		int at = from;
		int last = NONE;
		int matched = 0;
		int codePoint = this.text.read(at);
		while (matched < word.length || this.search.folding().isNothing(codePoint)) {
			int length = (codePoint >= 0 && matched < word.length)
					? this.search.folding().match(codePoint, word, matched) : Math.min(codePoint, 0);
			if (length < 0) {
				return NONE;
			}
			matched += length;
			last = codePoint;
			at = this.text.next();
			codePoint = this.text.read(at);
		}
		return (open || Letters.isBoundary(last, codePoint, this.text.read(this.text.next()))) ? at : NONE;
	}

}

package dev.clew.content;

import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text that somebody else wrote, with bounded work: of long strings only
 * beginning and end are looked at, and where that is still too much, the rest is not
 * looked at.
 */
final class JsonScan extends JsonCursor {

	private static final int MAX_DEPTH = 500;

	private static final int MAX_LENGTH = 64 * 1024 * 1024;

	private static final int LEAST_WORK = 2 * 1024 * 1024;

	private static final int WORK = 16;

	private static final int NODE = 96;

	private final int maxSize;

	private final JsonStrings strings;

	private final long maxWork;

	private long work;

	private @Nullable Node node;

	private JsonScan(String text, int maxSize) {
		super(text);
		this.maxSize = maxSize;
		this.maxWork = Math.max(LEAST_WORK, WORK * (long) maxSize);
		this.strings = new JsonStrings(text, maxSize, this.maxWork);
	}

	/**
	 * Reads a text.
	 * @param text the text
	 * @param maxSize at most so many bytes of it are of use
	 * @return what was read; nothing if it is no JSON, as far as it was looked at
	 */
	static @Nullable JsonScan of(String text, int maxSize) {
		JsonScan scan = new JsonScan(text, maxSize);
		scan.node = (text.length() <= MAX_LENGTH) ? scan.value(0) : null;
		return (scan.node != null && (scan.isSpent() || scan.isEnd())) ? scan : null;
	}

	Node node() {
		return (this.node != null) ? this.node : new Word("null");
	}

	// Whether nothing of it was passed over.
	boolean isWhole() {
		return !isSpent() && this.strings.areWhole();
	}

	// Number of bytes that it would take, at least.
	long looked() {
		return Math.max(0, this.at - this.spaces - this.strings.escapes());
	}

	private boolean isSpent() {
		return this.work + this.strings.work() > this.maxWork;
	}

	private @Nullable Node value(int depth) {
		this.work += NODE;
		return switch (next()) {
			case '{' -> (depth < MAX_DEPTH) ? object(depth + 1) : null;
			case '[' -> (depth < MAX_DEPTH) ? array(depth + 1) : null;
			case '"' -> string();
			case 't' -> word("true") ? new Word("true") : null;
			case 'f' -> word("false") ? new Word("false") : null;
			case 'n' -> word("null") ? new Word("null") : null;
			default -> numberOrNothing();
		};
	}

	private @Nullable Node numberOrNothing() {
		int start = this.at;
		if (!number()) {
			return null;
		}
		String number = this.text.substring(start, this.at);
		this.work += number.length();
		return (number.length() <= this.maxSize) ? new Word(number) : new Text(number, this.maxSize);
	}

	private @Nullable Node string() {
		Node string = this.strings.read(this.at + 1);
		this.at = this.strings.end();
		return string;
	}

	private @Nullable Node array(int depth) {
		Branch branch = new Branch(false);
		this.at++;
		if (take(']')) {
			return ended(branch);
		}
		do {
			Node value = value(depth);
			if (value == null) {
				return null;
			}
			branch.add(null, value);
		}
		while (!isSpent() && take(','));
		return (isSpent() || take(']')) ? ended(branch) : null;
	}

	private @Nullable Node object(int depth) {
		Branch branch = new Branch(true);
		this.at++;
		if (take('}')) {
			return ended(branch);
		}
		do {
			String key = (next() == '"') ? key() : null;
			Node value = (key != null && take(':')) ? value(depth) : null;
			if (value == null) {
				return null;
			}
			branch.add(key, value);
		}
		while (!isSpent() && take(','));
		return (isSpent() || take('}')) ? ended(branch) : null;
	}

	private @Nullable String key() {
		String key = this.strings.key(this.at + 1);
		this.at = this.strings.end();
		return key;
	}

	private Node ended(Branch branch) {
		branch.end(isSpent());
		return branch;
	}

}

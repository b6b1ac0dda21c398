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

	private final int maxSize;

	private final JsonStrings strings;

	private final Branches branches = new Branches();

	private final @Nullable FieldMask mask;

	private final long maxWork;

	private long work;

	private @Nullable Node node;

	private JsonScan(String text, int maxSize, @Nullable FieldMask mask) {
		super(text);
		this.maxSize = maxSize;
		this.maxWork = Work.most(maxSize);
		this.strings = new JsonStrings(text, maxSize, this.maxWork, mask);
		this.mask = mask;
	}

	/**
	 * Reads a text.
	 * @param text the text
	 * @param maxSize at most so many bytes of it are of use
	 * @param mask by which its texts are masked, if they are
	 * @return what was read; nothing if it is no JSON, as far as it was looked at
	 */
	static @Nullable JsonScan of(String text, int maxSize, @Nullable FieldMask mask) {
		JsonScan scan = new JsonScan(text, maxSize, mask);
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
		this.work += Work.NODE;
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
		String masked = (this.mask != null) ? this.mask.number(number) : null;
		if (masked != null) {
			return new Text(masked, this.maxSize);
		}
		return (number.length() <= this.maxSize) ? new Word(number) : new Text(number, this.maxSize);
	}

	private @Nullable Node string() {
		Node string = this.strings.read(this.at + 1);
		this.at = this.strings.end();
		return string;
	}

	private @Nullable Node array(int depth) {
		Branch branch = this.branches.take(false);
		this.at++;
		if (take(']')) {
			return ended(branch);
		}
		do {
			if (!into(branch, "", depth)) {
				return null;
			}
		}
		while (!isSpent() && take(','));
		return (isSpent() || take(']')) ? ended(branch) : null;
	}

	private @Nullable Node object(int depth) {
		Branch branch = this.branches.take(true);
		this.at++;
		if (take('}')) {
			return ended(branch);
		}
		do {
			String key = (next() == '"') ? key() : null;
			if (key == null || !take(':') || !into(branch, key, depth)) {
				return null;
			}
		}
		while (!isSpent() && take(','));
		return (isSpent() || take('}')) ? ended(branch) : null;
	}

	private @Nullable String key() {
		this.work += Work.TEXT;
		String key = this.strings.key(this.at + 1);
		this.at = this.strings.end();
		return key;
	}

	// Whether a value was there, which is now part of the list or object.
	private boolean into(Branch branch, String key, int depth) {
		if (smallInto(branch, key)) {
			return true;
		}
		Node value = value(depth);
		if (value != null && branch.add(key, value) && value instanceof Branch small) {
			this.branches.give(small);
		}
		return value != null;
	}

	private boolean smallInto(Branch branch, String key) {
		char first = next();
		int start = this.at;
		boolean there = switch (first) {
			case 't' -> word("true");
			case 'f' -> word("false");
			case 'n' -> word("null");
			default -> number();
		};
		boolean plain = there && (this.mask == null || this.at - start < FieldMask.LEAST_DIGITS);
		JsonBytes small = plain ? branch.small(key, this.at - start) : null;
		if (small == null) {
			this.at = start;
			return false;
		}
		small.text(this.text, start, this.at);
		this.work += Work.SMALL + this.at - start;
		return true;
	}

	private Node ended(Branch branch) {
		branch.end(isSpent());
		return branch;
	}

}

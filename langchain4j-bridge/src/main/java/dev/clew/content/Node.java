package dev.clew.content;

import org.jspecify.annotations.Nullable;

/**
 * A value of a content that is too large to be kept whole.
 */
abstract class Node {

	static final int COMMA = 1;

	private static final int QUOTES_AND_COLON = 3;

	/** Number of bytes that it takes, at most. */
	long size;

	/** Number of bytes with which it still says what one needs. */
	long enough;

	/** Number of bytes to which it can be cut. */
	long least;

	/** Number of bytes that it takes as an element or field, beside its value. */
	long cost = COMMA;

	private @Nullable String key;

	// It is the value of a field.
	final void named(String key) {
		this.key = key;
		this.cost = COMMA + QUOTES_AND_COLON + Texts.jsonBytes(key, 0, key.length());
	}

	final void unnamed() {
		this.key = null;
		this.cost = COMMA;
	}

	final void writeElement(JsonBytes out) {
		if (this.key != null) {
			out.name(this.key);
		}
		write(out);
	}

	/**
	 * Finds out the sizes.
	 * @param enoughText so many bytes are enough for a text
	 */
	abstract void measure(int enoughText);

	/**
	 * Cuts the value.
	 * @param room at most so many bytes, if it can be cut to them
	 */
	abstract void shrink(long room);

	abstract void write(JsonBytes out);

	// What names or tells apart, such as a role: half of it is worth nothing.
	void keepWhole() {
	}

	boolean isOpen() {
		return false;
	}

	// Whether it is known to take so little that it is kept whole or left out.
	boolean isSmall() {
		return false;
	}

}

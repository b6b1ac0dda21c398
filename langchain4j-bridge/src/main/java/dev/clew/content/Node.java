package dev.clew.content;

/**
 * A value of a content that is too large to be kept whole.
 */
abstract class Node {

	/** Number of bytes that it takes, at most. */
	long size;

	/** Number of bytes with which it still says what one needs. */
	long enough;

	/** Number of bytes to which it can be cut. */
	long least;

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

}

package dev.clew.content.mask;

/**
 * Finds one kind of what nobody may keep, in linear time. Thread-safe.
 */
interface Mask {

	/**
	 * Finds all of them.
	 * @param text the text
	 * @param found told where they are
	 */
	void find(String text, Ranges found);

}

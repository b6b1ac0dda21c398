package dev.clew.observation.step;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Room for the text that open steps keep in memory, such as what streams have brought so
 * far: bounded in all, however many are open and never end. Thread-safe.
 */
public final class TextRoom {

	private static final long MAX_CHARS = 8L * 1024 * 1024;

	private final AtomicLong taken = new AtomicLong();

	TextRoom() {
	}

	/**
	 * Takes room.
	 * @param chars for so many characters
	 * @return whether there is so much; nothing is taken where there is not
	 */
	public boolean take(int chars) {
		if (this.taken.addAndGet(chars) <= MAX_CHARS) {
			return true;
		}
		give(chars);
		return false;
	}

	/**
	 * Gives room back.
	 * @param chars as many characters as were taken
	 */
	public void give(int chars) {
		this.taken.addAndGet(-chars);
	}

}

package dev.clew.content.mask;

import java.time.Duration;

/**
 * A text that a regular expression may look at so often and so long.
 */
final class LimitedText implements CharSequence {

	private static final int LOOKS = 16;

	private static final int LEAST = 10_000;

	// The clock takes as long as some looks.
	private static final int LOOKS_A_GLANCE = 256;

	private final String text;

	private final long start = System.nanoTime();

	private final long nanos;

	private long left;

	private int untilGlance;

	LimitedText(String text, Duration time) {
		this.text = text;
		this.nanos = time.toNanos();
		this.left = LEAST + LOOKS * (long) text.length();
	}

	@Override
	public char charAt(int index) {
		if (--this.untilGlance < 0) {
			glance();
		}
		return this.text.charAt(index);
	}

	private void glance() {
		this.untilGlance = LOOKS_A_GLANCE - 1;
		this.left -= LOOKS_A_GLANCE;
		if (this.left < 0) {
			throw new TooMuchWorkException("more than 16 looks at each character");
		}
		if (System.nanoTime() - this.start > this.nanos) {
			throw new TooMuchWorkException("more time than there is");
		}
	}

	@Override
	public int length() {
		return this.text.length();
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.substring(start, end);
	}

	@Override
	public String toString() {
		return this.text;
	}

}

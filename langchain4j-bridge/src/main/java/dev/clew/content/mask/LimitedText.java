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

	LimitedText(String text, Duration time) {
		this.text = text;
		this.nanos = time.toNanos();
		this.left = LEAST + LOOKS * (long) text.length();
	}

	@Override
	public char charAt(int index) {
		if (--this.left < 0) {
			throw new TooMuchWorkException("more than 16 looks at each character");
		}
		if (this.left % LOOKS_A_GLANCE == 0 && System.nanoTime() - this.start > this.nanos) {
			throw new TooMuchWorkException("more time than there is");
		}
		return this.text.charAt(index);
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

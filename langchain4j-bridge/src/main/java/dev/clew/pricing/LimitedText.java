package dev.clew.pricing;

/**
 * A text that an expression may look at only so many times, so that one that backtracks
 * without end does not hold up the application.
 */
final class LimitedText implements CharSequence {

	private static final int MAX_LOOKS = 100_000;

	private final String text;

	private int looks;

	LimitedText(String text) {
		this.text = text;
	}

	@Override
	public int length() {
		return this.text.length();
	}

	@Override
	public char charAt(int index) {
		if (++this.looks > MAX_LOOKS) {
			throw new IllegalStateException("matching takes too long");
		}
		return this.text.charAt(index);
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

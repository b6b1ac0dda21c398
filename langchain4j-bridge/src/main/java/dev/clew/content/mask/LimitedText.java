package dev.clew.content.mask;

/**
 * A text that a regular expression may look at so often.
 */
final class LimitedText implements CharSequence {

	private static final int LOOKS = 16;

	private static final int LEAST = 10_000;

	private final String text;

	private long left;

	LimitedText(String text) {
		this.text = text;
		this.left = LEAST + LOOKS * (long) text.length();
	}

	@Override
	public char charAt(int index) {
		if (--this.left < 0) {
			throw new TooMuchWorkException();
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

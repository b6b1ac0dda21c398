package dev.clew.content;

/**
 * Beginning and end of a text that is too long to be masked as a whole. They are masked
 * together with some characters more than are kept, and what was cut at their edges is
 * dropped: nothing that was cut before it could be masked is left.
 */
final class MaskedEnds {

	/** What is masked is no longer than that, or is told by a part of that length. */
	static final int OVERLAP = 4096;

	private static final int WHOLE = 4;

	private MaskedEnds() {
	}

	/**
	 * Up to which length texts are masked as a whole.
	 * @param maxSize at most so many bytes are kept of them
	 * @return number of characters
	 */
	static int mostWhole(int maxSize) {
		return (int) Math.min(Integer.MAX_VALUE, WHOLE * (maxSize + (long) OVERLAP));
	}

	static String head(FieldMask mask, String window) {
		String masked = mask.text(window);
		int end = Math.max(0, masked.length() - Math.max(OVERLAP, runAtEnd(window)));
		return masked.substring(0, Texts.isWithinPair(masked, end) ? end - 1 : end);
	}

	static String tail(FieldMask mask, String window) {
		String masked = mask.text(window);
		int start = Math.min(masked.length(), Math.max(OVERLAP, runAtStart(window)));
		return masked.substring(Texts.isWithinPair(masked, start) ? start + 1 : start);
	}

	/**
	 * What may be kept of a text.
	 * @param mask masks it
	 * @param text the text
	 * @param maxSize at most so many bytes of it are of use
	 * @return beginning and end of it
	 */
	static Text of(FieldMask mask, String text, int maxSize) {
		int window = maxSize / 2 + OVERLAP;
		String head = head(mask, text.substring(0, window));
		String tail = tail(mask, text.substring(text.length() - window));
		return new Text(head + tail, head.length(), text.length() - (long) maxSize);
	}

	private static int runAtEnd(String window) {
		int start = window.length();
		while (start > 0 && isInRun(window.charAt(start - 1))) {
			start--;
		}
		return window.length() - start;
	}

	private static int runAtStart(String window) {
		int end = 0;
		while (end < window.length() && isInRun(window.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean isInRun(char ch) {
		return ch > ' ' && ch < 0x7F && ch != '"';
	}

}

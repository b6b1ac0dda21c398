package dev.clew.content;

/**
 * A text of which a part in the middle may be left out.
 */
final class Text extends Node {

	static final long UNKNOWN = -1;

	/** What is shorter is never cut: it may be a name or an id. */
	static final int SHORT = 100;

	private static final int LONGEST_NAME = 500;

	private static final int LEAST = 48;

	// Below it, how much is left out would take the place of what is not.
	private static final int ROOM_TO_COUNT = 90;

	private static final String SOMETHING = "\u2026";

	private final String text;

	// Number of characters between head and tail that are not part of the text.
	private final long hidden;

	private int headEnd;

	private int tailStart;

	private int neverCut = SHORT;

	private boolean counted = true;

	/**
	 * A text.
	 * @param text the text
	 * @param maxSize at most so many bytes of it are of use
	 */
	Text(String text, int maxSize) {
		this(text, text.length(), 0);
		if (text.length() > maxSize) {
			this.headEnd = boundary(maxSize / 2);
			this.tailStart = Math.max(this.headEnd, boundary(text.length() - maxSize / 2));
		}
		count();
	}

	/**
	 * What is left of a text.
	 * @param text beginning and end of it
	 * @param headEnd where the beginning ends
	 * @param hidden number of characters between, or {@link #UNKNOWN}
	 */
	Text(String text, int headEnd, long hidden) {
		this.text = text;
		this.hidden = hidden;
		this.headEnd = headEnd;
		this.tailStart = headEnd;
		count();
	}

	private int boundary(int index) {
		return Texts.isWithinPair(this.text, index) ? index + 1 : index;
	}

	@Override
	void keepWhole() {
		this.neverCut = LONGEST_NAME;
	}

	// The size counts what is cut already.
	@Override
	void measure(int enoughText) {
		boolean whole = this.size <= this.neverCut && !isCut();
		this.enough = whole ? this.size : Math.min(this.size, enoughText);
		this.least = whole ? this.size : Math.min(this.size, LEAST);
	}

	private void count() {
		this.size = 2 + Texts.jsonBytes(this.text, 0, this.headEnd)
				+ Texts.jsonBytes(this.text, this.tailStart, this.text.length()) + (isCut() ? sizeOf(marker()) : 0);
	}

	private boolean isCut() {
		return this.tailStart > this.headEnd || this.hidden != 0;
	}

	private String marker() {
		boolean number = this.counted && this.hidden != UNKNOWN;
		return number ? Texts.leftOut(this.tailStart - this.headEnd + this.hidden) : SOMETHING;
	}

	private static int sizeOf(String marker) {
		return (int) Texts.jsonBytes(marker, 0, marker.length());
	}

	@Override
	void shrink(long room) {
		if (this.size <= room) {
			return;
		}
		this.counted = room >= ROOM_TO_COUNT;
		int marker = this.counted ? sizeOf(Texts.leftOut(this.text.length() + this.hidden)) : sizeOf(SOMETHING);
		long parts = Math.max(0, room - 2 - marker);
		boolean cut = isCut();
		this.headEnd = Texts.fitting(this.text, this.headEnd, parts / 2);
		this.tailStart = Texts.fittingEnd(this.text, cut ? this.tailStart : this.headEnd, parts - parts / 2);
		count();
	}

	@Override
	boolean isSmall() {
		return this.size <= SHORT && !isCut();
	}

	@Override
	void write(JsonBytes out) {
		out.ascii('"');
		out.text(this.text, 0, this.headEnd);
		if (isCut()) {
			String marker = marker();
			out.text(marker, 0, marker.length());
		}
		out.text(this.text, this.tailStart, this.text.length());
		out.ascii('"');
	}

}

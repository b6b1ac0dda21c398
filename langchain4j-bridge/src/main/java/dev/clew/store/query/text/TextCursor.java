package dev.clew.store.query.text;

/**
 * Reads a text character by character: plain text as it is, JSON without the escapes of
 * its strings.
 */
final class TextCursor {

	/** The end of the text. */
	static final int END = -1;

	/** A quotation mark where a string of JSON begins or ends. */
	static final int QUOTE = -2;

	private static final String ESCAPES = "bfnrt";

	private static final String ESCAPED = "\b\f\n\r\t";

	private final String text;

	private final boolean json;

	private int next;

	TextCursor(String text, boolean json) {
		this.text = text;
		this.json = json;
	}

	private boolean isSpecial(char c) {
		return this.json && (c == '"' || c == '\\');
	}

	// The raw character before an index.
	int before(int index) {
		return (index > 0) ? this.text.codePointBefore(index) : END;
	}

	/**
	 * The character at an index.
	 * @param index where it begins
	 * @return the character, {@link #END} or {@link #QUOTE}
	 */
	int read(int index) {
		if (index >= this.text.length()) {
			this.next = index;
			return END;
		}
		char c = this.text.charAt(index);
		if (isSpecial(c)) {
			this.next = index + 1;
			return (c == '"') ? QUOTE : escape(index + 1);
		}
		int codePoint = Character.isHighSurrogate(c) ? this.text.codePointAt(index) : c;
		this.next = index + Character.charCount(codePoint);
		return codePoint;
	}

	/**
	 * Where the character after the one that was read last begins.
	 * @return the index
	 */
	int next() {
		return this.next;
	}

	private int escape(int index) {
		if (index >= this.text.length()) {
			return END;
		}
		char c = this.text.charAt(index);
		this.next = index + 1;
		if (c != 'u') {
			int known = ESCAPES.indexOf(c);
			return (known >= 0) ? ESCAPED.charAt(known) : c;
		}
		int unit = unit(index + 1);
		this.next = Math.min(index + 5, this.text.length());
		if (Character.isHighSurrogate((char) unit) && this.text.startsWith("\\u", this.next)) {
			int low = unit(this.next + 2);
			if (Character.isLowSurrogate((char) low)) {
				this.next = Math.min(this.next + 6, this.text.length());
				return Character.toCodePoint((char) unit, (char) low);
			}
		}
		return unit;
	}

	private int unit(int index) {
		int unit = 0;
		for (int i = index; i < index + 4; i++) {
			int digit = (i < this.text.length()) ? Character.digit(this.text.charAt(i), 16) : -1;
			unit = (digit >= 0) ? unit * 16 + digit : 0xFFFD;
		}
		return unit & 0xFFFF;
	}

	/**
	 * Whether the string that an index is in is the name of a field.
	 * @param index the index
	 * @return whether a colon follows it
	 */
	boolean isName(int index) {
		int at = index;
		for (int c = read(at); c != QUOTE && c != END; c = read(at)) {
			at = this.next;
		}
		at = this.next;
		while (at < this.text.length() && Character.isWhitespace(this.text.charAt(at))) {
			at++;
		}
		return at < this.text.length() && this.text.charAt(at) == ':';
	}

}

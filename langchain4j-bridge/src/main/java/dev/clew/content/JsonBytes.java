package dev.clew.content;

import java.util.Arrays;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * JSON in UTF-8 while it is written. Used again and again: a large buffer is given up.
 */
final class JsonBytes {

	static final String SHORT_ESCAPES = "\b\t\n\f\r";

	private static final int SMALL = 1024;

	private static final int MAX_KEPT = 16 * 1024;

	private static final int RUN = 1024;

	private static final int LONGEST_CHARACTER = 6;

	private static final int LONGEST_NUMBER = 20;

	private static final String HEX = "0123456789ABCDEF";

	private static final boolean[] PLAIN = plain();

	private byte[] bytes;

	private int size;

	JsonBytes() {
		this(SMALL);
	}

	JsonBytes(int capacity) {
		this.bytes = new byte[capacity];
	}

	// Characters that need no escape and are one byte.
	private static boolean[] plain() {
		boolean[] plain = new boolean[0x80];
		for (char ch = 0x20; ch < plain.length; ch++) {
			plain[ch] = ch != '"' && ch != '\\';
		}
		return plain;
	}

	void reset() {
		if (this.bytes.length > MAX_KEPT) {
			this.bytes = new byte[SMALL];
		}
		this.size = 0;
	}

	int size() {
		return this.size;
	}

	// Those that are written, and others behind them.
	byte[] bytes() {
		return this.bytes;
	}

	byte[] copy() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	void ascii(char ch) {
		room(1);
		this.bytes[this.size++] = (byte) ch;
	}

	void ascii(String text) {
		for (int i = 0; i < text.length(); i++) {
			ascii(text.charAt(i));
		}
	}

	// Whether the text could be written as it is; if not, nothing of it is written.
	boolean plain(String text) {
		int before = this.size;
		if (plain(text, 0, text.length()) == text.length()) {
			return true;
		}
		this.size = before;
		return false;
	}

	// Escapes what JSON wants escaped, and replaces lone surrogates.
	void text(String text, int from, int to) {
		int i = from;
		while (i < to) {
			i = plain(text, i, Math.min(to, i + RUN));
			if (i < to && (text.charAt(i) >= 0x80 || !PLAIN[text.charAt(i)])) {
				i = character(text, i);
			}
		}
	}

	void quoted(String text) {
		ascii('"');
		text(text, 0, text.length());
		ascii('"');
	}

	void name(String name) {
		quoted(name);
		ascii(':');
	}

	// JSON without escapes, as it is but for the white space between its parts.
	void json(String text) {
		boolean inText = false;
		for (int i = 0; i < text.length(); i++) {
			char ch = text.charAt(i);
			inText ^= ch == '"';
			if (ch >= 0x80) {
				i = character(text, i) - 1;
			}
			else if (inText || ch > ' ') {
				ascii(ch);
			}
		}
	}

	// JSON that was written here before.
	void json(byte[] utf8) {
		json(utf8, 0, utf8.length);
	}

	void json(JsonBytes other, int from, int to) {
		json(other.bytes, from, to);
	}

	private void json(byte[] utf8, int from, int to) {
		room(to - from);
		System.arraycopy(utf8, from, this.bytes, this.size, to - from);
		this.size += to - from;
	}

	void number(long number) {
		room(LONGEST_NUMBER);
		this.size = NumberOutput.outputLong(number, this.bytes, this.size);
	}

	void remove(int from, int to) {
		System.arraycopy(this.bytes, to, this.bytes, from, this.size - to);
		this.size -= to - from;
	}

	private int plain(String text, int from, int end) {
		room(end - from);
		byte[] to = this.bytes;
		int at = this.size;
		int i = from;
		for (; i < end; i++) {
			char ch = text.charAt(i);
			if (ch >= 0x80 || !PLAIN[ch]) {
				break;
			}
			to[at++] = (byte) ch;
		}
		this.size = at;
		return i;
	}

	// The index after the character.
	private int character(String text, int i) {
		room(LONGEST_CHARACTER);
		char ch = text.charAt(i);
		if (ch < 0x80) {
			escaped(ch);
			return i + 1;
		}
		int codePoint = text.codePointAt(i);
		boolean lone = Character.isSurrogate(ch) && codePoint == ch;
		utf8(lone ? Texts.REPLACEMENT : codePoint);
		return i + Character.charCount(codePoint);
	}

	private void escaped(char ch) {
		int index = SHORT_ESCAPES.indexOf(ch);
		if (index >= 0) {
			put('\\');
			put("btnfr".charAt(index));
		}
		else if (ch < 0x20) {
			ascii("\\u00");
			put(HEX.charAt(ch >> 4));
			put(HEX.charAt(ch & 0xF));
		}
		else {
			if (!PLAIN[ch]) {
				put('\\');
			}
			put(ch);
		}
	}

	private void utf8(int codePoint) {
		if (codePoint < 0x800) {
			put(0xC0 | codePoint >> 6);
		}
		else {
			if (codePoint < 0x10000) {
				put(0xE0 | codePoint >> 12);
			}
			else {
				put(0xF0 | codePoint >> 18);
				put(0x80 | codePoint >> 12 & 0x3F);
			}
			put(0x80 | codePoint >> 6 & 0x3F);
		}
		put(0x80 | codePoint & 0x3F);
	}

	private void put(int value) {
		this.bytes[this.size++] = (byte) value;
	}

	private void room(int more) {
		if (this.size + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.size + more));
		}
	}

}

package dev.clew.content;

/**
 * Tells JSON text that can be taken over as it is, without being parsed and written
 * again: well-formed, without escapes, not deep. Of other text it says nothing.
 */
final class PlainJson {

	private static final int MAX_DEPTH = 50;

	private static final int MAX_NUMBER = 40;

	private final String text;

	private int at;

	private PlainJson(String text) {
		this.text = text;
	}

	static boolean test(String text) {
		PlainJson json = new PlainJson(text);
		return json.value(0) && json.next() == 0 && json.at == text.length();
	}

	private boolean value(int depth) {
		return switch (next()) {
			case '{' -> depth < MAX_DEPTH && object(depth + 1);
			case '[' -> depth < MAX_DEPTH && array(depth + 1);
			case '"' -> string();
			case 't' -> word("true");
			case 'f' -> word("false");
			case 'n' -> word("null");
			default -> number();
		};
	}

	private boolean object(int depth) {
		this.at++;
		if (take('}')) {
			return true;
		}
		do {
			if (next() != '"' || !string() || !take(':') || !value(depth)) {
				return false;
			}
		}
		while (take(','));
		return take('}');
	}

	private boolean array(int depth) {
		this.at++;
		if (take(']')) {
			return true;
		}
		do {
			if (!value(depth)) {
				return false;
			}
		}
		while (take(','));
		return take(']');
	}

	private boolean string() {
		for (int i = this.at + 1; i < this.text.length(); i++) {
			char ch = this.text.charAt(i);
			if (ch == '"') {
				this.at = i + 1;
				return true;
			}
			if (ch < 0x20 || ch == '\\') {
				return false;
			}
		}
		return false;
	}

	private boolean number() {
		int start = this.at;
		skip('-');
		if (!skip('0') && !digits()) {
			return false;
		}
		if (skip('.') && !digits()) {
			return false;
		}
		if (skip('e') || skip('E')) {
			if (!skip('+')) {
				skip('-');
			}
			if (!digits()) {
				return false;
			}
		}
		return this.at - start <= MAX_NUMBER;
	}

	private boolean digits() {
		int start = this.at;
		while (this.at < this.text.length() && this.text.charAt(this.at) >= '0' && this.text.charAt(this.at) <= '9') {
			this.at++;
		}
		return this.at > start;
	}

	private boolean skip(char ch) {
		boolean there = this.at < this.text.length() && this.text.charAt(this.at) == ch;
		this.at += there ? 1 : 0;
		return there;
	}

	private boolean word(String word) {
		boolean there = this.text.startsWith(word, this.at);
		this.at += there ? word.length() : 0;
		return there;
	}

	private boolean take(char ch) {
		return next() == ch && skip(ch);
	}

	// The next character that is no white space; 0 at the end.
	private char next() {
		while (this.at < this.text.length()) {
			char ch = this.text.charAt(this.at);
			if (ch != ' ' && ch != '\n' && ch != '\r' && ch != '\t') {
				return ch;
			}
			this.at++;
		}
		return 0;
	}

}

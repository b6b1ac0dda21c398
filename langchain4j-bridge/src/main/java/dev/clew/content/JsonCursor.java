package dev.clew.content;

/**
 * A place within JSON text, with what is needed to go on from there.
 */
abstract class JsonCursor {

	final String text;

	int at;

	int spaces;

	JsonCursor(String text) {
		this.text = text;
	}

	final boolean isEnd() {
		return next() == 0 && this.at == this.text.length();
	}

	final boolean number() {
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
		return true;
	}

	private boolean digits() {
		int start = this.at;
		while (this.at < this.text.length() && this.text.charAt(this.at) >= '0' && this.text.charAt(this.at) <= '9') {
			this.at++;
		}
		return this.at > start;
	}

	final boolean skip(char ch) {
		boolean there = this.at < this.text.length() && this.text.charAt(this.at) == ch;
		this.at += there ? 1 : 0;
		return there;
	}

	final boolean word(String word) {
		boolean there = this.text.startsWith(word, this.at);
		this.at += there ? word.length() : 0;
		return there;
	}

	final boolean take(char ch) {
		return next() == ch && skip(ch);
	}

	// The next character that is no white space; 0 at the end.
	final char next() {
		while (this.at < this.text.length()) {
			char ch = this.text.charAt(this.at);
			if (ch != ' ' && ch != '\n' && ch != '\r' && ch != '\t') {
				return ch;
			}
			this.at++;
			this.spaces++;
		}
		return 0;
	}

}

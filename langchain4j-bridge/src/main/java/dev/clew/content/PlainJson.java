package dev.clew.content;

/**
 * Tells JSON text that can be taken over as it is, without being parsed and written
 * again: well-formed, without escapes, not deep. Of other text it says nothing.
 */
final class PlainJson extends JsonCursor {

	private static final int MAX_DEPTH = 50;

	private static final int MAX_NUMBER = 40;

	private PlainJson(String text) {
		super(text);
	}

	static boolean test(String text) {
		PlainJson json = new PlainJson(text);
		return json.value(0) && json.isEnd();
	}

	private boolean value(int depth) {
		return switch (next()) {
			case '{' -> depth < MAX_DEPTH && object(depth + 1);
			case '[' -> depth < MAX_DEPTH && array(depth + 1);
			case '"' -> string();
			case 't' -> word("true");
			case 'f' -> word("false");
			case 'n' -> word("null");
			default -> isNumber();
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

	private boolean isNumber() {
		int start = this.at;
		return number() && this.at - start <= MAX_NUMBER;
	}

}

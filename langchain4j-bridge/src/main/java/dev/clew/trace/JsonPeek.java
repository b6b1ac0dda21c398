package dev.clew.trace;

import org.jspecify.annotations.Nullable;

/**
 * A value within JSON text, found and read as far as somebody asks and no further: most
 * of a large text is skipped, none of it is kept. Of text that is no JSON it finds what
 * there is.
 */
final class JsonPeek {

	private static final char END = '\0';

	private final String json;

	private final int start;

	/**
	 * The value of a whole text.
	 * @param json JSON text
	 */
	JsonPeek(String json) {
		this(json, 0);
	}

	private JsonPeek(String json, int from) {
		this.json = json;
		this.start = pastSpace(from);
	}

	boolean isObject() {
		return at(this.start) == '{';
	}

	boolean isArray() {
		return at(this.start) == '[';
	}

	boolean isText() {
		return at(this.start) == '"';
	}

	/**
	 * A value of this object.
	 * @param key its key
	 * @return the value, {@code null} if there is none or this is no object
	 */
	@Nullable JsonPeek get(String key) {
		int next = isObject() ? pastSpace(this.start + 1) : this.json.length();
		while (at(next) == '"') {
			int end = pastText(next);
			int value = pastSpace(pastSpace(end) + 1);
			if (end - next == key.length() + 2 && this.json.startsWith(key, next + 1)) {
				return new JsonPeek(this.json, value);
			}
			next = pastComma(pastValue(value));
		}
		return null;
	}

	/**
	 * The last value of this array.
	 * @return the value, {@code null} if there is none or this is no array
	 */
	@Nullable JsonPeek last() {
		JsonPeek last = first();
		JsonPeek next = last;
		while (next != null) {
			last = next;
			next = next.next();
		}
		return last;
	}

	/**
	 * The first value of this array.
	 * @return the value, {@code null} if there is none or this is no array
	 */
	@Nullable JsonPeek first() {
		return isArray() ? element(pastSpace(this.start + 1)) : null;
	}

	/**
	 * The value after this one in its array.
	 * @return the value, {@code null} if there is none
	 */
	@Nullable JsonPeek next() {
		return element(pastComma(pastValue(this.start)));
	}

	private @Nullable JsonPeek element(int at) {
		return (at(at) == END || at(at) == ']') ? null : new JsonPeek(this.json, at);
	}

	/**
	 * The beginning of this text, as it was meant.
	 * @param length so many UTF-16 units at most
	 * @return the text
	 */
	String text(int length) {
		StringBuilder text = new StringBuilder();
		int next = this.start + 1;
		while (text.length() < length && at(next) != '"' && at(next) != END) {
			next = (at(next) == '\\') ? unescape(next + 1, text) : append(next, text);
		}
		return text.toString();
	}

	private int append(int at, StringBuilder text) {
		text.append(this.json.charAt(at));
		return at + 1;
	}

	private int unescape(int at, StringBuilder text) {
		char escaped = at(at);
		if (escaped == 'u' && at + 5 <= this.json.length()) {
			text.append(unit(at + 1));
			return at + 5;
		}
		int known = "bfnrt".indexOf(escaped);
		text.append((known < 0) ? escaped : "\b\f\n\r\t".charAt(known));
		return at + 1;
	}

	private char unit(int at) {
		int unit = 0;
		for (int i = at; i < at + 4; i++) {
			unit = 16 * unit + Math.max(0, Character.digit(this.json.charAt(i), 16));
		}
		return (char) unit;
	}

	private int pastComma(int from) {
		int at = pastSpace(from);
		return (at(at) == ',') ? pastSpace(at + 1) : at;
	}

	// Texts are passed at once; all that is counted is how deep it goes.
	private int pastValue(int from) {
		int depth = 0;
		int at = from;
		do {
			char next = at(at);
			if (next == '"') {
				at = pastText(at);
			}
			else {
				depth += (next == '{' || next == '[') ? 1 : (next == '}' || next == ']') ? -1 : 0;
				at++;
			}
		}
		while (at < this.json.length() && (depth > 0 || (depth == 0 && !endsValue(at(at)))));
		return at;
	}

	private static boolean endsValue(char next) {
		return next == ',' || next == '}' || next == ']';
	}

	private int pastText(int from) {
		int quote = this.json.indexOf('"', from + 1);
		while (quote >= 0 && isEscaped(quote)) {
			quote = this.json.indexOf('"', quote + 1);
		}
		return (quote >= 0) ? quote + 1 : this.json.length();
	}

	private boolean isEscaped(int quote) {
		int before = quote;
		while (at(before - 1) == '\\') {
			before--;
		}
		return (quote - before) % 2 == 1;
	}

	private int pastSpace(int from) {
		int at = from;
		while (at(at) == ' ' || at(at) == '\n' || at(at) == '\r' || at(at) == '\t') {
			at++;
		}
		return at;
	}

	private char at(int index) {
		return (index >= 0 && index < this.json.length()) ? this.json.charAt(index) : END;
	}

}

package dev.clew.content;

import org.jspecify.annotations.Nullable;

/**
 * An element of a list, or a field of an object.
 *
 * @param key name of the field; absent for an element
 * @param cost number of bytes that it takes beside its value
 * @param value its value
 */
record Entry(@Nullable String key, long cost, Node value) {

	static final int COMMA = 1;

	private static final int QUOTES_AND_COLON = 3;

	static Entry of(@Nullable String key, Node value) {
		return new Entry(key, (key != null) ? COMMA + QUOTES_AND_COLON + Texts.jsonBytes(key, 0, key.length()) : COMMA,
				value);
	}

	void write(JsonBytes out) {
		if (this.key != null) {
			out.ascii('"');
			out.text(this.key, 0, this.key.length());
			out.ascii("\":");
		}
		this.value.write(out);
	}

}

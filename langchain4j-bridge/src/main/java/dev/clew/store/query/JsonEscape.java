package dev.clew.store.query;

import java.util.HexFormat;

/**
 * Plain text as it stands within a JSON string.
 */
final class JsonEscape {

	private JsonEscape() {
	}

	static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 8);
		for (int i = 0; i < text.length(); i++) {
			append(escaped, text.charAt(i));
		}
		return escaped.toString();
	}

	private static void append(StringBuilder escaped, char c) {
		switch (c) {
			case '"', '\\' -> escaped.append('\\').append(c);
			case '\b' -> escaped.append("\\b");
			case '\f' -> escaped.append("\\f");
			case '\n' -> escaped.append("\\n");
			case '\r' -> escaped.append("\\r");
			case '\t' -> escaped.append("\\t");
			default -> {
				if (c < ' ') {
					escaped.append("\\u").append(HexFormat.of().toHexDigits(c));
				}
				else {
					escaped.append(c);
				}
			}
		}
	}

}

package dev.clew.actuate;

/**
 * JSON as it goes over the wire, from a text block that is easy to read.
 */
final class Json {

	private Json() {
	}

	static String compact(String lines) {
		return lines.replaceAll("\\n\\s*", "");
	}

}

package dev.clew.content;

/**
 * What stands where elements or fields are left out.
 */
final class LeftOut {

	private static final int MORE_SIZE = ",\"orMore\":true".length();

	// That of the ellipsis, and of what else stands around the number.
	private static final int NAME_SIZE = "\"\":".length() + 3;

	private static final int SIZE = "{\"leftOut\":},".length();

	private LeftOut() {
	}

	static long size(boolean object, long count, boolean more) {
		return SIZE + String.valueOf(count).length() + (object ? NAME_SIZE : 0) + (more ? MORE_SIZE : 0);
	}

	static void write(JsonBytes out, boolean object, long count, boolean more) {
		if (object) {
			out.ascii('"');
			out.text("\u2026", 0, 1);
			out.ascii("\":");
		}
		out.ascii("{\"leftOut\":");
		out.ascii(String.valueOf(count));
		out.ascii(more ? ",\"orMore\":true}" : "}");
	}

}

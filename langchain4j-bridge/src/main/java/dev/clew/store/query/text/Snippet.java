package dev.clew.store.query.text;

/**
 * What stands around words that were found: about 120 characters on one line.
 *
 * @param text the text, with an ellipsis where there is more of it
 * @param start where in it the words begin, in UTF-16 units
 * @param length how long they are there
 */
public record Snippet(String text, int start, int length) {

	private static final int BEFORE = 50;

	private static final int LENGTH = 120;

	private static final String MORE = "\u2026";

	/**
	 * The surroundings of what a scan has found.
	 * @param text the text, to be read without its escapes
	 * @param from where it begins, or the value in it
	 * @param start where the words begin
	 * @param end where they end
	 * @return the snippet
	 */
	static Snippet of(TextCursor text, int from, int start, int end) {
		StringBuilder line = new StringBuilder();
		append(line, text, from, start);
		boolean cut = line.length() > BEFORE;
		if (cut) {
			int first = line.length() - BEFORE;
			line.delete(0, Character.isLowSurrogate(line.charAt(first)) ? first + 1 : first).insert(0, MORE);
		}
		int wordsAt = line.length();
		append(line, text, start, end);
		int length = line.length() - wordsAt;
		int at = end;
		while (line.length() < LENGTH && text.read(at) >= 0) {
			int next = text.next();
			append(line, text, at, next);
			at = next;
		}
		return new Snippet((text.read(at) >= 0) ? line.append(MORE).toString() : line.toString(), wordsAt, length);
	}

	// Blanks of any kind and number as one.
	private static void append(StringBuilder line, TextCursor text, int from, int to) {
		int at = from;
		while (at < to) {
			int codePoint = text.read(at);
			at = text.next();
			boolean blank = Character.isWhitespace(codePoint) || Character.isISOControl(codePoint);
			if (!blank) {
				line.appendCodePoint(codePoint);
			}
			else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
				line.append(' ');
			}
		}
	}

}

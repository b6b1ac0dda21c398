package dev.clew.store.query.language;

/**
 * A text that is no condition, with the place where it is not.
 */
public final class QuerySyntaxException extends IllegalArgumentException {

	private static final int MAX_WORD = 50;

	private final int position;

	private final int length;

	private final String word;

	private final String allowed;

	QuerySyntaxException(String query, int start, int end, String allowed) {
		super(message(query, start, end, allowed));
		this.position = start;
		this.length = end - start;
		this.word = query.substring(start, end);
		this.allowed = allowed;
	}

	private static String message(String query, int start, int end, String allowed) {
		String wrong = (start < end) ? "'" + query.substring(start, Math.min(end, start + MAX_WORD)) + "' at position "
				: "Nothing at position ";
		return wrong + start + " of the query; allowed: " + allowed;
	}

	/**
	 * Where the offending word begins.
	 * @return its position in UTF-16 units, from 0; the length of the text where
	 * something is missing at its end
	 */
	public int position() {
		return this.position;
	}

	/**
	 * How long the offending word is.
	 * @return its length, 0 where something is missing
	 */
	public int length() {
		return this.length;
	}

	/**
	 * The offending word as it was written.
	 * @return the word, empty where something is missing
	 */
	public String word() {
		return this.word;
	}

	/**
	 * What may stand there.
	 * @return the rule, for people
	 */
	public String allowed() {
		return this.allowed;
	}

}

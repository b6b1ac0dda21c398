package dev.clew.score;

/**
 * A score that cannot be taken as it is.
 */
public final class BadScoreException extends IllegalArgumentException {

	private final String field;

	private final String allowed;

	BadScoreException(String field, String found, String allowed) {
		super(field + " " + found + "; allowed are " + allowed);
		this.field = field;
		this.allowed = allowed;
	}

	/**
	 * What is wrong with it.
	 * @return {@code name}, {@code value} or {@code comment}
	 */
	public String field() {
		return this.field;
	}

	/**
	 * What would be right.
	 * @return what is allowed, in words
	 */
	public String allowed() {
		return this.allowed;
	}

}

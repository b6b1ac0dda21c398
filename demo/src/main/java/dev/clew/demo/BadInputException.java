package dev.clew.demo;

/**
 * Something in a request is not what is allowed there.
 */
final class BadInputException extends RuntimeException {

	private final String field;

	private final String allowed;

	/**
	 * Names what is wrong.
	 * @param field where
	 * @param allowed what is allowed there
	 */
	BadInputException(String field, String allowed) {
		super(field + " must be " + allowed);
		this.field = field;
		this.allowed = allowed;
	}

	String field() {
		return this.field;
	}

	String allowed() {
		return this.allowed;
	}

}

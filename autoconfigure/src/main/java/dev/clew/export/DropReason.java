package dev.clew.export;

/**
 * Why something did not leave.
 */
enum DropReason {

	/** More was waiting than there is room for. */
	FULL("export-full"),

	/** The server does not take it. */
	REFUSED("export-refused"),

	/**
	 * The server did not answer, and may have it: it would count twice if it was sent
	 * again.
	 */
	UNCONFIRMED("export-unconfirmed"),

	/** The application ended before it could be sent. */
	SHUTDOWN("export-shutdown"),

	/** It could not be written. */
	FAILED("export-failed");

	private final String value;

	DropReason(String value) {
		this.value = value;
	}

	/**
	 * Value of the meter's tag.
	 * @return the value
	 */
	String value() {
		return this.value;
	}

}

package dev.clew.trace;

/**
 * How much attention an observation deserves, from the lowest to the highest.
 */
public enum Level {

	/** Of interest to developers only. */
	DEBUG,

	/** As it should be. */
	DEFAULT,

	/** Finished, but not as it should. */
	WARNING,

	/** Failed. */
	ERROR;

	/**
	 * The higher one of two levels.
	 * @param other the level to compare with
	 * @return this or the other level
	 */
	public Level max(Level other) {
		return (other.compareTo(this) > 0) ? other : this;
	}

}

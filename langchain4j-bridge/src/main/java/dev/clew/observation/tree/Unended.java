package dev.clew.observation.tree;

/**
 * What may never be ended by those who began it.
 */
@FunctionalInterface
public interface Unended {

	/**
	 * Ends it since nobody else does, unless it has ended.
	 * @param reason why
	 */
	void giveUp(String reason);

}

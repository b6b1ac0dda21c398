package dev.clew.store.usage;

/**
 * Thrown where a query makes more groups than it allows.
 */
public final class TooManyGroupsException extends IllegalArgumentException {

	/**
	 * The query makes too many groups.
	 * @param maxGroups how many it allows
	 */
	public TooManyGroupsException(int maxGroups) {
		super("more than " + maxGroups + " groups; allowed are fewer fields to group by, longer intervals "
				+ "or a shorter time that make at most so many");
	}

}

package dev.clew.store;

/**
 * Bounds that callers set.
 */
final class Limits {

	private Limits() {
	}

	static void requirePositive(int limit) {
		requirePositive("limit", limit);
	}

	static void requirePositive(String name, long value) {
		if (value < 1) {
			throw new IllegalArgumentException(name + " is " + value + "; allowed is 1 or more");
		}
	}

}

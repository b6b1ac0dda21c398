package dev.clew.store.query;

import dev.clew.trace.InternalApi;

/**
 * Bounds that callers set.
 */
@InternalApi
public final class Limits {

	private Limits() {
	}

	public static void requirePositive(String name, long value) {
		if (value < 1) {
			throw new IllegalArgumentException(name + " is " + value + "; allowed is 1 or more");
		}
	}

}

package dev.clew.harm;

/**
 * Makes a part of the application fail where the key says so: {@code <model!>} throws an
 * exception in the model, {@code <model!!>} an error.
 */
final class Faulty {

	private Faulty() {
	}

	static void at(String part, String key) {
		if (key.equals("<" + part + "!>")) {
			throw new IllegalStateException(part + " is down");
		}
		if (key.equals("<" + part + "!!>")) {
			throw new AssertionError(part + " is broken");
		}
	}

}

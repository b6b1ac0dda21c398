package dev.clew.observation.fault;

import org.jspecify.annotations.Nullable;

/**
 * Causes of exceptions, which exceptions of the application give as they like.
 */
public final class Causes {

	private Causes() {
	}

	/**
	 * The cause of an exception.
	 * @param error the exception
	 * @return its cause; absent where it has none or throws when it is asked
	 */
	public static @Nullable Throwable of(Throwable error) {
		try {
			return error.getCause();
		}
		catch (Throwable ex) {
			return null;
		}
	}

}

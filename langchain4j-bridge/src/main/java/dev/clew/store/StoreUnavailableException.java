package dev.clew.store;

/**
 * A {@link TraceStore} that cannot be asked now, such as while its database is away. The
 * endpoints answer with status 503.
 */
public final class StoreUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * A store that cannot be asked.
	 * @param message why, without content: it is shown to whoever may read the endpoints
	 * @param cause what was thrown, for the log
	 */
	public StoreUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}

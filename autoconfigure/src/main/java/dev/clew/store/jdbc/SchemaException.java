package dev.clew.store.jdbc;

import dev.clew.trace.InternalApi;

/**
 * Tables for traces that are not there, or not as they have to be.
 */
@InternalApi
public final class SchemaException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SchemaException(String message) {
		super(message);
	}

}

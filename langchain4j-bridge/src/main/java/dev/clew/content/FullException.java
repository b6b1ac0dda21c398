package dev.clew.content;

import java.io.IOException;

/**
 * Nothing more fits in. It is no failure, so that nobody needs to know where it was.
 */
final class FullException extends IOException {

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}

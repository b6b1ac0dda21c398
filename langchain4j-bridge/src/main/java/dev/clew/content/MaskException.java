package dev.clew.content;

import dev.clew.trace.InternalApi;

/**
 * One of several masks has failed.
 */
@InternalApi
public final class MaskException extends RuntimeException {

	private final String mask;

	/**
	 * A failure.
	 * @param mask name of the mask
	 * @param cause why it failed
	 */
	public MaskException(String mask, Throwable cause) {
		super(mask, cause);
		this.mask = mask;
	}

	String mask() {
		return this.mask;
	}

}

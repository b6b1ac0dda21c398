package dev.clew.content;

import dev.clew.trace.InternalApi;

/**
 * A masker that tells cheaply where there is nothing to mask.
 */
@InternalApi
public interface LookingMasker extends ContentMasker {

	/**
	 * Whether there may be something to mask.
	 * @param text a text, also JSON without escapes
	 * @return {@code false} if neither the text nor any part of it is to be masked
	 */
	boolean suspects(String text);

}

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

	/**
	 * Whether there may be something to mask in the texts of JSON.
	 * @param json the JSON in UTF-8
	 * @param size number of bytes
	 * @return {@code false} if nothing in it is to be masked
	 */
	boolean suspects(byte[] json, int size);

}

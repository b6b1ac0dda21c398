package dev.clew.attribute;

/**
 * What a span holds at most. A tracer drops and cuts what is more without a word.
 *
 * @param maxAttributes number of attributes
 * @param maxLength characters of one text
 */
public record AttributeLimits(int maxAttributes, int maxLength) {

	/** As much as there is. */
	public static final AttributeLimits NONE = new AttributeLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

}

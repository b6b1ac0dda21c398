package dev.clew.attribute;

/**
 * What is said of observations.
 *
 * @param langfuse whether what Langfuse alone understands is said too
 * @param content whether inputs, outputs and whatever else is content may leave the
 * application
 * @param limits what a span holds at most
 */
public record AttributeSettings(boolean langfuse, boolean content, AttributeLimits limits) {

	/**
	 * Settings of a span that holds as much as there is.
	 * @param langfuse whether what Langfuse alone understands is said too
	 * @param content whether content may leave the application
	 */
	public AttributeSettings(boolean langfuse, boolean content) {
		this(langfuse, content, AttributeLimits.NONE);
	}

}

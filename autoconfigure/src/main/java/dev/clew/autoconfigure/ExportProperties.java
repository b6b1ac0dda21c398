package dev.clew.autoconfigure;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What leaves the application.
 *
 * @param spans The spans that the application's tracer exports.
 */
record ExportProperties(@DefaultValue Spans spans) {

	/**
	 * The spans that the application's tracer exports.
	 *
	 * @param includeContent Whether inputs, outputs and other content are on spans.
	 * @param langfuse Whether spans carry what Langfuse alone understands.
	 * @param semanticConventions Version of the GenAI conventions that spans follow.
	 */
	record Spans(@DefaultValue("false") boolean includeContent, @DefaultValue("true") boolean langfuse,
			@DefaultValue("1.41.1") String semanticConventions) {

	}

}

package dev.clew.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What leaves the application.
 *
 * @param spans The spans that the application's tracer exports.
 * @param langfuse Where traces are sent beside whatever else is exported.
 */
record ExportProperties(@DefaultValue Spans spans, @DefaultValue Langfuse langfuse) {

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

	/**
	 * A Langfuse server.
	 *
	 * @param endpoint Address of the server, such as https://cloud.langfuse.com.
	 * @param publicKey Public key of the project.
	 * @param secretKey Secret key of the project.
	 * @param includeContent Whether to send inputs, outputs and other content.
	 * @param allowHttp Whether to send without encryption to another host than localhost.
	 * @param timeout Time that the server has to answer a request.
	 * @param maxQueueSize Memory that what waits to be sent may use.
	 * @param downAfter Time without success after which the health of the application is
	 * down, by default never.
	 */
	record Langfuse(@Nullable String endpoint, @Nullable String publicKey, @Nullable String secretKey,
			@DefaultValue("false") boolean includeContent, @DefaultValue("false") boolean allowHttp,
			@DefaultValue("10s") Duration timeout, @DefaultValue("32MB") DataSize maxQueueSize,
			@Nullable Duration downAfter) {

		// Without the keys.
		@Override
		public String toString() {
			return "Langfuse[endpoint=" + this.endpoint + "]";
		}

	}

}

package dev.clew.attribute;

/**
 * Names that Langfuse reads, and some of ours that no convention has.
 */
final class Langfuse {

	static final String ENVIRONMENT = "langfuse.environment";

	/** The environment that Langfuse takes where none is said. */
	static final String DEFAULT_ENVIRONMENT = "default";

	static final String RELEASE = "langfuse.release";

	static final String TRACE_NAME = "langfuse.trace.name";

	static final String TRACE_TAGS = "langfuse.trace.tags";

	static final String TRACE_METADATA = "langfuse.trace.metadata.";

	static final String TYPE = "langfuse.observation.type";

	static final String LEVEL = "langfuse.observation.level";

	static final String STATUS_MESSAGE = "langfuse.observation.status_message";

	static final String USAGE_DETAILS = "langfuse.observation.usage_details";

	static final String COST_DETAILS = "langfuse.observation.cost_details";

	static final String COMPLETION_START_TIME = "langfuse.observation.completion_start_time";

	static final String PROMPT_NAME = "langfuse.observation.prompt.name";

	static final String PROMPT_VERSION = "langfuse.observation.prompt.version";

	static final String METADATA = "langfuse.observation.metadata.";

	static final String INPUT = "langfuse.observation.input";

	static final String OUTPUT = "langfuse.observation.output";

	/** Ours: what was cut, masked or left out. */
	static final String NOTES = "clew.notes";

	private Langfuse() {
	}

}

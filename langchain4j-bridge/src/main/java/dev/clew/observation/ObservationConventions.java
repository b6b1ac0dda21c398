package dev.clew.observation;

/**
 * The convention of each type of observation.
 *
 * @param generation of calls of chat models
 * @param embedding of calls of embedding models
 * @param agent of agents
 * @param tool of tool calls
 * @param retriever of retrievals
 * @param span of steps that only surround others
 */
public record ObservationConventions(GenerationObservationConvention generation,
		EmbeddingObservationConvention embedding, AgentObservationConvention agent, ToolObservationConvention tool,
		RetrieverObservationConvention retriever, SpanObservationConvention span) {

	/**
	 * The conventions of OpenTelemetry.
	 */
	public static final ObservationConventions DEFAULT = new ObservationConventions(DefaultConventions.GENERATION,
			DefaultConventions.EMBEDDING, DefaultConventions.AGENT, DefaultConventions.TOOL,
			DefaultConventions.RETRIEVER, DefaultConventions.SPAN);

}

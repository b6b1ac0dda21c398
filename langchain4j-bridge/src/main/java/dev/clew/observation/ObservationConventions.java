package dev.clew.observation;

/**
 * The convention of each type of observation.
 *
 * @param generation of calls of chat models
 * @param embedding of calls of embedding models
 * @param agent of agents
 * @param tool of tool calls
 * @param retriever of retrievals
 * @param chain of sequences of steps
 * @param guardrail of checks
 * @param evaluator of judgements
 * @param event of points in time
 * @param span of steps of no special kind
 */
public record ObservationConventions(GenerationObservationConvention generation,
		EmbeddingObservationConvention embedding, AgentObservationConvention agent, ToolObservationConvention tool,
		RetrieverObservationConvention retriever, ChainObservationConvention chain,
		GuardrailObservationConvention guardrail, EvaluatorObservationConvention evaluator,
		EventObservationConvention event, SpanObservationConvention span) {

	/**
	 * The conventions of OpenTelemetry.
	 */
	public static final ObservationConventions DEFAULT = new ObservationConventions(DefaultConventions.GENERATION,
			DefaultConventions.EMBEDDING, DefaultConventions.AGENT, DefaultConventions.TOOL,
			DefaultConventions.RETRIEVER, DefaultConventions.CHAIN, DefaultConventions.GUARDRAIL,
			DefaultConventions.EVALUATOR, DefaultConventions.EVENT, DefaultConventions.SPAN);

}

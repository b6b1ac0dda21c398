package dev.clew.observation;

import java.util.Objects;

import dev.clew.attribute.SpanNames;
import dev.clew.trace.ObservationType;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/**
 * Names and key values of the observations of all types: those of the OpenTelemetry GenAI
 * conventions. To have others, extend it and declare a bean;
 * {@link ClewContext#getType()} says what a step is. Asked by any thread, when a step
 * starts and again when it ends. Whatever it throws costs a name or some keys, and not
 * the observation.
 */
public class StepConvention {

	private static final KeyValue EXECUTE_TOOL = operation(ObservationType.TOOL);

	private static final KeyValue INVOKE_AGENT = operation(ObservationType.AGENT);

	private static final KeyValues RETRIEVAL = KeyValues.of(operation(ObservationType.RETRIEVER));

	private final KnownWords<ModelWords, KeyValues> modelKeys = new KnownWords<>(ModelWords::keys);

	private final KnownWords<ModelWords, String> modelNames = new KnownWords<>(ModelWords::spanName);

	private final KnownWords<String, KeyValues> agentKeys = new KnownWords<>(
			(name) -> KeyValues.of(INVOKE_AGENT, KeyValue.of(GenAiKey.AGENT_NAME, name)));

	private final KnownWords<String, String> agentNames = new KnownWords<>(
			(name) -> SpanNames.ofStep(ObservationType.AGENT, name));

	private final KnownWords<String, KeyValues> toolKeys = new KnownWords<>(
			(name) -> KeyValues.of(EXECUTE_TOOL, KeyValue.of(GenAiKey.TOOL_NAME, name)));

	private final KnownWords<String, String> toolNames = new KnownWords<>(
			(name) -> SpanNames.ofStep(ObservationType.TOOL, name));

	/**
	 * Name of the observation, which meters have too.
	 * @param context what is known of the step
	 * @return such as {@code clew.generation}
	 */
	public String getName(ClewContext context) {
		return context.getType().observationName();
	}

	/**
	 * Name of the span.
	 * @param context what is known of the step
	 * @return such as {@code execute_tool findBooking}
	 */
	public String getContextualName(ClewContext context) {
		String name = context.getStepName();
		return switch (context.getType()) {
			case GENERATION ->
				(context instanceof GenerationContext call) ? this.modelNames.of(ModelWords.of(call)) : name;
			case EMBEDDING ->
				(context instanceof EmbeddingContext call) ? this.modelNames.of(ModelWords.of(call)) : name;
			case AGENT -> this.agentNames.of(name);
			case TOOL -> this.toolNames.of(name);
			case RETRIEVER, CHAIN, GUARDRAIL, EVALUATOR, EVENT, SPAN -> SpanNames.ofStep(context.getType(), name);
		};
	}

	/**
	 * Keys of few values each, which become tags of meters.
	 * @param context what is known of the step, more of it when it ends
	 * @return the keys with their values
	 */
	public KeyValues getLowCardinalityKeyValues(ClewContext context) {
		if (context instanceof GenerationContext call) {
			return this.modelKeys.of(ModelWords.of(call));
		}
		if (context instanceof EmbeddingContext call) {
			return this.modelKeys.of(ModelWords.of(call));
		}
		return switch (context.getType()) {
			case AGENT -> this.agentKeys.of(context.getStepName());
			case TOOL -> this.toolKeys.of(toolName(context));
			case RETRIEVER -> RETRIEVAL;
			default -> KeyValues.empty();
		};
	}

	/**
	 * Keys of any number of values, which become attributes of spans.
	 * @param context what is known of the step, more of it when it ends
	 * @return the keys with their values; none here
	 */
	public KeyValues getHighCardinalityKeyValues(ClewContext context) {
		return KeyValues.empty();
	}

	private static KeyValue operation(ObservationType type) {
		return KeyValue.of(GenAiKey.OPERATION_NAME, Objects.requireNonNull(SpanNames.operation(type)));
	}

	private static String toolName(ClewContext context) {
		boolean madeUp = context instanceof ToolContext tool && !tool.isKnown();
		return madeUp ? "unknown" : context.getStepName();
	}

}

package dev.clew.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Names and key values of the observations of all types: those of the OpenTelemetry GenAI
 * conventions. To have others, extend it and declare a bean;
 * {@link ClewContext#getType()} says what a step is. Asked by any thread, when a step
 * starts and again when it ends. Whatever it throws costs a name or some keys, and not
 * the observation.
 */
public class StepConvention {

	private static final KeyValue EMBEDDINGS = KeyValue.of(GenAiKey.OPERATION_NAME, "embeddings");

	private static final KeyValue EXECUTE_TOOL = KeyValue.of(GenAiKey.OPERATION_NAME, "execute_tool");

	private static final KeyValue INVOKE_AGENT = KeyValue.of(GenAiKey.OPERATION_NAME, "invoke_agent");

	private static final KeyValues RETRIEVAL = KeyValues.of(KeyValue.of(GenAiKey.OPERATION_NAME, "retrieval"));

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
				(context instanceof GenerationContext call) ? spanName(call.operationName(), call) : name;
			case EMBEDDING -> (context instanceof EmbeddingContext call) ? spanName("embeddings", call) : name;
			case AGENT -> "invoke_agent " + name;
			case TOOL -> "execute_tool " + name;
			case RETRIEVER -> "retrieval " + name;
			case CHAIN -> "chain " + name;
			case GUARDRAIL -> "guardrail " + name;
			case EVALUATOR -> "evaluate " + name;
			case EVENT, SPAN -> name;
		};
	}

	/**
	 * Keys of few values each, which become tags of meters.
	 * @param context what is known of the step, more of it when it ends
	 * @return the keys with their values
	 */
	public KeyValues getLowCardinalityKeyValues(ClewContext context) {
		if (context instanceof GenerationContext call) {
			return modelKeys(KeyValue.of(GenAiKey.OPERATION_NAME, call.operationName()), call);
		}
		if (context instanceof EmbeddingContext call) {
			return modelKeys(EMBEDDINGS, call);
		}
		return switch (context.getType()) {
			case AGENT -> KeyValues.of(INVOKE_AGENT, KeyValue.of(GenAiKey.AGENT_NAME, context.getStepName()));
			case TOOL -> KeyValues.of(EXECUTE_TOOL, KeyValue.of(GenAiKey.TOOL_NAME, toolName(context)));
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

	private static String toolName(ClewContext context) {
		boolean madeUp = context instanceof ToolContext tool && !tool.isKnown();
		return madeUp ? "unknown" : context.getStepName();
	}

	private static KeyValues modelKeys(KeyValue operation, ModelContext context) {
		return KeyValues.of(operation, KeyValue.of(GenAiKey.PROVIDER_NAME, orNone(context.getProvider())),
				KeyValue.of(GenAiKey.REQUEST_MODEL, orNone(context.getRequestModel())),
				KeyValue.of(GenAiKey.RESPONSE_MODEL, orNone(context.getResponseModel())));
	}

	private static String orNone(@Nullable String value) {
		return (value != null) ? value : KeyValue.NONE_VALUE;
	}

	private static String spanName(String operation, ModelContext call) {
		String model = call.getRequestModel();
		return (model != null) ? operation + " " + model : operation;
	}

}

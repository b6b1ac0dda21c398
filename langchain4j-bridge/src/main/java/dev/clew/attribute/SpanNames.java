package dev.clew.attribute;

import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * Names of spans, and the operations that they begin with.
 */
public final class SpanNames {

	private SpanNames() {
	}

	/**
	 * Name of the span of a call of a model.
	 * @param operation what the model is called for
	 * @param model model asked for, if it is known
	 * @return such as {@code chat gpt-4o-mini}
	 */
	public static String ofModel(String operation, @Nullable String model) {
		return (model != null) ? operation + " " + model : operation;
	}

	/**
	 * Name of the span of a step that calls no model.
	 * @param type kind of step
	 * @param name what is called
	 * @return such as {@code execute_tool findBooking}
	 */
	public static String ofStep(ObservationType type, String name) {
		return switch (type) {
			case AGENT -> GenAi.INVOKE_AGENT + " " + name;
			case TOOL -> GenAi.EXECUTE_TOOL + " " + name;
			case RETRIEVER -> GenAi.RETRIEVAL + " " + name;
			case CHAIN -> "chain " + name;
			case GUARDRAIL -> "guardrail " + name;
			case EVALUATOR -> "evaluate " + name;
			case GENERATION, EMBEDDING, EVENT, SPAN -> name;
		};
	}

	static String of(ObservationRecord observation) {
		ModelCall call = observation.modelCall();
		String operation = operation(observation);
		return (call != null && operation != null) ? ofModel(operation, call.requestModel())
				: ofStep(observation.type(), observation.name());
	}

	/**
	 * The operation of the conventions that a step is.
	 * @param observation the step
	 * @return its name; absent where the conventions have none
	 */
	static @Nullable String operation(ObservationRecord observation) {
		ModelCall call = observation.modelCall();
		if (call != null && call.operation() != null) {
			return call.operation();
		}
		return operation(observation.type());
	}

	/**
	 * The operation of the conventions that steps of a type are.
	 * @param type kind of step
	 * @return its name; absent where the conventions have none
	 */
	public static @Nullable String operation(ObservationType type) {
		return switch (type) {
			case GENERATION -> GenAi.CHAT;
			case EMBEDDING -> GenAi.EMBEDDINGS;
			case AGENT -> GenAi.INVOKE_AGENT;
			case TOOL -> GenAi.EXECUTE_TOOL;
			case RETRIEVER -> GenAi.RETRIEVAL;
			case CHAIN, GUARDRAIL, EVALUATOR, EVENT, SPAN -> null;
		};
	}

}

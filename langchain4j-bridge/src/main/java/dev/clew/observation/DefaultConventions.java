package dev.clew.observation;

import java.util.Set;

import dev.clew.trace.InternalApi;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/**
 * The conventions used where no others are given: names and low-cardinality keys of the
 * OpenTelemetry GenAI conventions.
 */
@InternalApi
public final class DefaultConventions {

	private static final KeyValue EMBEDDINGS = KeyValue.of(GenAiKey.OPERATION_NAME, "embeddings");

	private static final KeyValue EXECUTE_TOOL = KeyValue.of(GenAiKey.OPERATION_NAME, "execute_tool");

	private static final KeyValue INVOKE_AGENT = KeyValue.of(GenAiKey.OPERATION_NAME, "invoke_agent");

	private static final KeyValues RETRIEVAL = KeyValues.of(KeyValue.of(GenAiKey.OPERATION_NAME, "retrieval"));

	static final GenerationObservationConvention GENERATION = new GenerationObservationConvention() {

		@Override
		public KeyValues getLowCardinalityKeyValues(GenerationContext context) {
			return modelKeys(KeyValue.of(GenAiKey.OPERATION_NAME, context.operationName()), context);
		}

		@Override
		public String getContextualName(GenerationContext context) {
			return spanName(context.operationName(), context.getRequestModel());
		}

	};

	static final EmbeddingObservationConvention EMBEDDING = new EmbeddingObservationConvention() {

		@Override
		public KeyValues getLowCardinalityKeyValues(EmbeddingContext context) {
			return modelKeys(EMBEDDINGS, context);
		}

		@Override
		public String getContextualName(EmbeddingContext context) {
			return spanName("embeddings", context.getRequestModel());
		}

	};

	static final AgentObservationConvention AGENT = new AgentObservationConvention() {

		@Override
		public KeyValues getLowCardinalityKeyValues(AgentContext context) {
			return KeyValues.of(INVOKE_AGENT, KeyValue.of(GenAiKey.AGENT_NAME, context.getStepName()));
		}

		@Override
		public String getContextualName(AgentContext context) {
			return "invoke_agent " + context.getStepName();
		}

	};

	static final ToolObservationConvention TOOL = new ToolObservationConvention() {

		@Override
		public KeyValues getLowCardinalityKeyValues(ToolContext context) {
			String name = context.isKnown() ? context.getStepName() : "unknown";
			return KeyValues.of(EXECUTE_TOOL, KeyValue.of(GenAiKey.TOOL_NAME, name));
		}

		@Override
		public String getContextualName(ToolContext context) {
			return "execute_tool " + context.getStepName();
		}

	};

	static final RetrieverObservationConvention RETRIEVER = new RetrieverObservationConvention() {

		@Override
		public KeyValues getLowCardinalityKeyValues(RetrieverContext context) {
			return RETRIEVAL;
		}

		@Override
		public String getContextualName(RetrieverContext context) {
			return "retrieval " + context.getStepName();
		}

	};

	static final ChainObservationConvention CHAIN = new ChainObservationConvention() {

		@Override
		public String getContextualName(ChainContext context) {
			return "chain " + context.getStepName();
		}

	};

	static final GuardrailObservationConvention GUARDRAIL = new GuardrailObservationConvention() {

		@Override
		public String getContextualName(GuardrailContext context) {
			return "guardrail " + context.getStepName();
		}

	};

	static final EvaluatorObservationConvention EVALUATOR = new EvaluatorObservationConvention() {

		@Override
		public String getContextualName(EvaluatorContext context) {
			return "evaluate " + context.getStepName();
		}

	};

	static final EventObservationConvention EVENT = new EventObservationConvention() {

		@Override
		public String getContextualName(EventContext context) {
			return context.getStepName();
		}

	};

	static final SpanObservationConvention SPAN = new SpanObservationConvention() {

		@Override
		public String getContextualName(SpanContext context) {
			return context.getStepName();
		}

	};

	private static final Set<ObservationConvention<?>> FIXED = Set.of(AGENT, TOOL, RETRIEVER, CHAIN, GUARDRAIL,
			EVALUATOR, EVENT, SPAN);

	private DefaultConventions() {
	}

	// Whether the key values are the same at the end as at the start.
	public static boolean isFixed(ObservationConvention<?> convention) {
		return FIXED.contains(convention);
	}

	private static KeyValues modelKeys(KeyValue operation, ModelContext context) {
		return KeyValues.of(operation, KeyValue.of(GenAiKey.PROVIDER_NAME, orNone(context.getProvider())),
				KeyValue.of(GenAiKey.REQUEST_MODEL, orNone(context.getRequestModel())),
				KeyValue.of(GenAiKey.RESPONSE_MODEL, orNone(context.getResponseModel())));
	}

	private static String orNone(@Nullable String value) {
		return (value != null) ? value : KeyValue.NONE_VALUE;
	}

	private static String spanName(String operation, @Nullable String model) {
		return (model != null) ? operation + " " + model : operation;
	}

}

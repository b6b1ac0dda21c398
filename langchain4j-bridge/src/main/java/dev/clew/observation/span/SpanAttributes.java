package dev.clew.observation.span;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.observation.ClewContext;
import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.GenAiKey;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.ModelContext;
import dev.clew.observation.ToolContext;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/**
 * Name, kind and attributes of a span.
 */
final class SpanAttributes {

	private static final String PARAMETER = "gen_ai.request.";

	private static final Map<String, String> PARAMETERS = Stream
		.of("temperature", "top_p", "top_k", "frequency_penalty", "presence_penalty", "max_tokens", "stop_sequences",
				ModelContext.SERVICE_TIER)
		.collect(Collectors.toUnmodifiableMap((name) -> name, PARAMETER::concat));

	private static final String[] CACHE_READ = { Usage.INPUT_CACHED_TOKENS };

	private static final String[] CACHE_CREATION = { Usage.INPUT_CACHE_CREATION, Usage.INPUT_CACHE_CREATION_5M,
			Usage.INPUT_CACHE_CREATION_1H };

	private static final String[] REASONING = { Usage.OUTPUT_REASONING_TOKENS };

	private SpanAttributes() {
	}

	static String nameOf(ClewContext context) {
		String name = context.getContextualName();
		return (name != null) ? name : context.getStepName();
	}

	static boolean callsOut(ClewContext context) {
		return context instanceof ModelContext || context.getType() == ObservationType.RETRIEVER || context.isRemote();
	}

	static void write(ClewContext context, Span span) {
		TraceNode node = TraceNode.of(context);
		String session = (node != null) ? node.state().sessionId() : null;
		text(span, GenAiKey.CONVERSATION_ID, session);
		if (context instanceof ModelContext model) {
			model(model, span);
		}
		if (context instanceof ToolContext tool) {
			text(span, GenAiKey.TOOL_CALL_ID, tool.getToolCallId());
			text(span, GenAiKey.TOOL_TYPE, "function");
		}
		error(context, span);
	}

	private static void model(ModelContext model, Span span) {
		usage(model.getUsage(), span);
		if (model instanceof EmbeddingContext embedding && embedding.getDimension() != null) {
			span.tag(GenAiKey.EMBEDDINGS_DIMENSION_COUNT.asString(), embedding.getDimension());
		}
		if (model instanceof GenerationContext generation) {
			generation(generation, span);
		}
	}

	private static void generation(GenerationContext generation, Span span) {
		for (Map.Entry<String, Object> parameter : generation.getParameters().entrySet()) {
			value(span, nameOf(parameter.getKey()), parameter.getValue());
		}
		text(span, GenAiKey.RESPONSE_ID, generation.getResponseId());
		if (generation.getFinishReason() != null) {
			span.tagOfStrings(GenAiKey.RESPONSE_FINISH_REASONS.asString(), List.of(generation.getFinishReason()));
		}
		if (generation.getTimeToFirstToken() != null) {
			span.tag(GenAiKey.RESPONSE_TIME_TO_FIRST_CHUNK.asString(),
					generation.getTimeToFirstToken().toNanos() / 1e9);
		}
	}

	private static String nameOf(String parameter) {
		String known = PARAMETERS.get(parameter);
		return (known != null) ? known : PARAMETER + parameter;
	}

	private static void usage(@Nullable Usage usage, Span span) {
		if (usage == null) {
			return;
		}
		if (usage.buckets().containsKey(Usage.INPUT)) {
			span.tag(GenAiKey.USAGE_INPUT_TOKENS.asString(), usage.inputTotal());
		}
		if (usage.buckets().containsKey(Usage.OUTPUT)) {
			span.tag(GenAiKey.USAGE_OUTPUT_TOKENS.asString(), usage.outputTotal());
		}
		buckets(span, GenAiKey.USAGE_CACHE_READ_INPUT_TOKENS, usage, CACHE_READ);
		buckets(span, GenAiKey.USAGE_CACHE_CREATION_INPUT_TOKENS, usage, CACHE_CREATION);
		buckets(span, GenAiKey.USAGE_REASONING_OUTPUT_TOKENS, usage, REASONING);
	}

	private static void buckets(Span span, GenAiKey key, Usage usage, String[] buckets) {
		long sum = 0;
		boolean known = false;
		for (String bucket : buckets) {
			Long tokens = usage.buckets().get(bucket);
			if (tokens != null) {
				sum += tokens;
				known = true;
			}
		}
		if (known) {
			span.tag(key.asString(), sum);
		}
	}

	private static void error(ClewContext context, Span span) {
		Throwable error = context.getError();
		String type = (error != null) ? error.getClass().getName() : context.getErrorType();
		if (type != null) {
			span.tag(GenAiKey.ERROR_TYPE.asString(), type);
			span.error(new SpanError(type));
		}
	}

	private static void text(Span span, GenAiKey key, @Nullable String value) {
		if (value != null) {
			span.tag(key.asString(), value);
		}
	}

	private static void value(Span span, String key, Object value) {
		if (value instanceof Double || value instanceof Float) {
			span.tag(key, ((Number) value).doubleValue());
		}
		else if (value instanceof Number number) {
			span.tag(key, number.longValue());
		}
		else if (value instanceof List<?> list) {
			span.tagOfStrings(key, list.stream().map(String::valueOf).toList());
		}
		else if (!(value instanceof Map)) {
			span.tag(key, String.valueOf(value));
		}
	}

}

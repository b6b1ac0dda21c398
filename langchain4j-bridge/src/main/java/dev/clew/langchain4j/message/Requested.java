package dev.clew.langchain4j.message;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.clew.langchain4j.usage.RequestedTier;
import dev.clew.observation.ModelContext;
import dev.clew.trace.SmallMap;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for: what it says itself, else what its model says. LangChain4j
 * merges the two too, but for each call anew.
 *
 * @param own parameters of the request
 * @param defaults parameters of the model
 */
public record Requested(ChatRequestParameters own, @Nullable ChatRequestParameters defaults) {

	public static Requested of(ChatRequest request, @Nullable ChatRequestParameters defaults) {
		return new Requested(request.parameters(), defaults);
	}

	public @Nullable String modelName() {
		return one(ChatRequestParameters::modelName);
	}

	public @Nullable List<ToolSpecification> tools() {
		return all(ChatRequestParameters::toolSpecifications);
	}

	public Map<String, Object> settings() {
		List<String> stop = all(ChatRequestParameters::stopSequences);
		return SmallMap.<Object>builder(2)
			.put("temperature", one(ChatRequestParameters::temperature))
			.put("top_p", one(ChatRequestParameters::topP))
			.put("top_k", one(ChatRequestParameters::topK))
			.put("frequency_penalty", one(ChatRequestParameters::frequencyPenalty))
			.put("presence_penalty", one(ChatRequestParameters::presencePenalty))
			.put("max_tokens", one(ChatRequestParameters::maxOutputTokens))
			.put("stop_sequences", (stop != null) ? List.copyOf(stop) : null)
			.put("response_format", responseFormat(one(ChatRequestParameters::responseFormat)))
			.put(ModelContext.SERVICE_TIER, one(RequestedTier::of))
			.build();
	}

	// As OpenAI names it, whoever the provider is.
	private static @Nullable Map<String, Object> responseFormat(@Nullable ResponseFormat format) {
		if (format == null) {
			return null;
		}
		if (format.type() == ResponseFormatType.TEXT) {
			return Map.of("type", "text");
		}
		JsonSchema schema = format.jsonSchema();
		return (schema != null) ? Map.of("type", "json_schema", "json_schema", Schemas.named(schema))
				: Map.of("type", "json_object");
	}

	private <T> @Nullable T one(Function<ChatRequestParameters, @Nullable T> parameter) {
		T value = parameter.apply(this.own);
		return (value == null && this.defaults != null) ? parameter.apply(this.defaults) : value;
	}

	private <T> @Nullable List<T> all(Function<ChatRequestParameters, @Nullable List<T>> parameter) {
		return one((parameters) -> {
			List<T> values = parameter.apply(parameters);
			return (values == null || values.isEmpty()) ? null : values;
		});
	}

}

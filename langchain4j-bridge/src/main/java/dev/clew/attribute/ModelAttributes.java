package dev.clew.attribute;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Prompt;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a model says: its answer, parameters, usage and cost.
 */
final class ModelAttributes {

	private static final Map<String, String> PARAMETERS = Stream
		.of("temperature", "top_p", "top_k", "frequency_penalty", "presence_penalty", "max_tokens", "stop_sequences",
				"service_tier")
		.collect(Collectors.toUnmodifiableMap((name) -> name, GenAi.REQUEST_PREFIX::concat));

	private static final String[] CACHE_READ = { Usage.INPUT_CACHED_TOKENS };

	private static final String[] CACHE_CREATION = { Usage.INPUT_CACHE_CREATION, Usage.INPUT_CACHE_CREATION_5M,
			Usage.INPUT_CACHE_CREATION_1H };

	private static final String[] REASONING = { Usage.OUTPUT_REASONING_TOKENS };

	private static final int MAX_VERSION = 9;

	private final boolean langfuse;

	ModelAttributes(boolean langfuse) {
		this.langfuse = langfuse;
	}

	void write(ObservationRecord observation, AttributeSink to) {
		ModelCall call = observation.modelCall();
		if (call != null) {
			usage(call, to);
			answer(call, to);
			if (this.langfuse && call.timeToFirstToken() != null) {
				to.text(Langfuse.COMPLETION_START_TIME,
						observation.startTime().plus(call.timeToFirstToken()).toString());
			}
			for (Map.Entry<String, Object> parameter : call.parameters().entrySet()) {
				parameter(parameter.getKey(), parameter.getValue(), to);
			}
		}
		if (observation.prompt() != null && observation.type() == ObservationType.GENERATION) {
			prompt(observation.prompt(), to);
		}
	}

	private void usage(ModelCall call, AttributeSink to) {
		Usage usage = call.usage();
		if (usage != null) {
			if (usage.buckets().containsKey(Usage.INPUT)) {
				to.number(GenAi.INPUT_TOKENS, usage.inputTotal());
			}
			if (usage.buckets().containsKey(Usage.OUTPUT)) {
				to.number(GenAi.OUTPUT_TOKENS, usage.outputTotal());
			}
			buckets(GenAi.CACHE_READ_INPUT_TOKENS, usage, CACHE_READ, to);
			buckets(GenAi.CACHE_CREATION_INPUT_TOKENS, usage, CACHE_CREATION, to);
			buckets(GenAi.REASONING_OUTPUT_TOKENS, usage, REASONING, to);
		}
		if (this.langfuse && usage != null && !usage.buckets().isEmpty()) {
			to.text(Langfuse.USAGE_DETAILS, details(usage.buckets()));
		}
		if (this.langfuse && call.cost() != null) {
			to.text(Langfuse.COST_DETAILS, details(call.cost()));
		}
	}

	private static void buckets(String key, Usage usage, String[] buckets, AttributeSink to) {
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
			to.number(key, sum);
		}
	}

	// Names of buckets need no escapes.
	private static String details(Map<String, Long> buckets) {
		StringBuilder json = new StringBuilder(24 * buckets.size());
		buckets.forEach((bucket, tokens) -> field(json, bucket).append(tokens.longValue()));
		return json.append('}').toString();
	}

	private static String details(Cost cost) {
		StringBuilder json = new StringBuilder(32 * (1 + cost.buckets().size()));
		cost.buckets().forEach((bucket, amount) -> field(json, bucket).append(amount.toPlainString()));
		return field(json, "total").append(cost.total().toPlainString()).append('}').toString();
	}

	private static StringBuilder field(StringBuilder json, String name) {
		return json.append(json.isEmpty() ? '{' : ',').append('"').append(name).append("\":");
	}

	private static void answer(ModelCall call, AttributeSink to) {
		ObservationAttributes.text(GenAi.RESPONSE_ID, call.responseId(), to);
		if (call.finishReason() != null) {
			to.texts(GenAi.FINISH_REASONS, List.of(call.finishReason()));
		}
		if (call.timeToFirstToken() != null) {
			to.number(GenAi.TIME_TO_FIRST_CHUNK, call.timeToFirstToken().toNanos() / 1e9);
		}
		if (call.dimension() != null) {
			to.number(GenAi.DIMENSION_COUNT, call.dimension().longValue());
		}
	}

	private static void parameter(String name, Object value, AttributeSink to) {
		String known = PARAMETERS.get(name);
		String key = (known != null) ? known : GenAi.REQUEST_PREFIX.concat(name);
		if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
			to.number(key, ((Number) value).doubleValue());
		}
		else if (value instanceof Number number) {
			to.number(key, number.longValue());
		}
		else if (value instanceof Boolean flag) {
			to.flag(key, flag);
		}
		else if (value instanceof List<?> list) {
			to.texts(key, list.stream().map(String::valueOf).toList());
		}
		else if (!(value instanceof Map)) {
			to.text(key, String.valueOf(value));
		}
	}

	// Versions of Langfuse's own prompts are numbers, and it looks for the prompt by
	// them;
	// where a version is none, name and version are facts like others.
	private void prompt(Prompt prompt, AttributeSink to) {
		if (!this.langfuse) {
			to.text(GenAi.PROMPT_NAME, prompt.name());
			return;
		}
		Integer version = number(prompt.version());
		if (version != null) {
			to.text(Langfuse.PROMPT_NAME, prompt.name());
			to.number(Langfuse.PROMPT_VERSION, version.longValue());
		}
		else {
			to.text(Langfuse.METADATA + "prompt_name", prompt.name());
			to.text(Langfuse.METADATA + "prompt_version", prompt.version());
		}
	}

	private static @Nullable Integer number(String version) {
		boolean digits = !version.isEmpty() && version.length() <= MAX_VERSION;
		for (int i = 0; digits && i < version.length(); i++) {
			digits = version.charAt(i) >= '0' && version.charAt(i) <= '9';
		}
		return digits ? Integer.valueOf(version) : null;
	}

}

package dev.clew.langchain4j.usage;

import dev.clew.trace.Usage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI counts cached tokens and those of sound as input, reasoning as output
 * (https://platform.openai.com/docs/api-reference/chat/object). LiteLLM has names of its
 * own for what is written to the cache, and counts it as input too
 * (https://docs.litellm.ai/docs/completion/prompt_caching). Loaded only where its client
 * is there.
 */
final class OpenAiUsage {

	private static final String[] OUTPUT_AUDIO = { "completion_tokens_details.audio_tokens",
			"output_tokens_details.audio_tokens" };

	private static final String[] INPUT_AUDIO = { "prompt_tokens_details.audio_tokens",
			"input_tokens_details.audio_tokens" };

	private static final String[] CACHE_CREATION = { "prompt_tokens_details.cache_write_tokens",
			"input_tokens_details.cache_write_tokens", "prompt_tokens_details.cache_creation_tokens",
			"cache_creation_input_tokens" };

	private OpenAiUsage() {
	}

	static void read(Buckets buckets, TokenUsage tokens, RawUsage raw) {
		OpenAiTokenUsage usage = (OpenAiTokenUsage) tokens;
		input(buckets, usage, raw);
		buckets.put(Usage.OUTPUT, usage.outputTokenCount());
		Integer total = total(usage, raw);
		Integer reasoning = reasoning(usage);
		// Servers that speak OpenAI's language may count reasoning beside the output:
		// their total tells.
		if (reasoning != null && reasoning > 0 && total != null && total == buckets.sum() + reasoning) {
			buckets.put(Usage.OUTPUT_REASONING_TOKENS, reasoning);
		}
		else {
			buckets.split(Usage.OUTPUT, Usage.OUTPUT_REASONING_TOKENS, reasoning);
		}
		buckets.split(Usage.OUTPUT, Usage.OUTPUT_AUDIO_TOKENS, raw.count(OUTPUT_AUDIO));
		buckets.total(total);
	}

	private static void input(Buckets buckets, OpenAiTokenUsage usage, RawUsage raw) {
		var details = usage.inputTokensDetails();
		buckets.put(Usage.INPUT, usage.inputTokenCount());
		buckets.split(Usage.INPUT, Usage.INPUT_CACHED_TOKENS, (details != null) ? details.cachedTokens() : null);
		buckets.split(Usage.INPUT, Usage.INPUT_CACHE_CREATION, raw.count(CACHE_CREATION));
		buckets.split(Usage.INPUT, Usage.INPUT_AUDIO_TOKENS, raw.count(INPUT_AUDIO));
	}

	private static @Nullable Integer reasoning(OpenAiTokenUsage usage) {
		var details = usage.outputTokensDetails();
		return (details != null) ? details.reasoningTokens() : null;
	}

	// The client for the responses API makes a zero of a total that is not there.
	private static @Nullable Integer total(OpenAiTokenUsage usage, RawUsage raw) {
		Integer total = usage.totalTokenCount();
		return (total != null && total == 0 && raw.text("total_tokens") == null) ? null : total;
	}

}

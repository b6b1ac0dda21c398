package dev.clew.langchain4j.usage;

import dev.clew.trace.Usage;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.output.TokenUsage;

/**
 * Anthropic counts neither what was read from the cache nor what was written to it as
 * input (https://docs.claude.com/en/docs/build-with-claude/prompt-caching), and gives no
 * total. Loaded only where its client is there.
 */
final class AnthropicUsage {

	private AnthropicUsage() {
	}

	static void read(Buckets buckets, TokenUsage tokens, RawUsage raw) {
		AnthropicTokenUsage usage = (AnthropicTokenUsage) tokens;
		buckets.put(Usage.INPUT, usage.inputTokenCount());
		buckets.put(Usage.INPUT_CACHED_TOKENS, usage.cacheReadInputTokens());
		buckets.put(Usage.INPUT_CACHE_CREATION, usage.cacheCreationInputTokens());
		buckets.split(Usage.INPUT_CACHE_CREATION, Usage.INPUT_CACHE_CREATION_5M,
				raw.count("cache_creation.ephemeral_5m_input_tokens"));
		buckets.split(Usage.INPUT_CACHE_CREATION, Usage.INPUT_CACHE_CREATION_1H,
				raw.count("cache_creation.ephemeral_1h_input_tokens"));
		buckets.put(Usage.OUTPUT, usage.outputTokenCount());
	}

}

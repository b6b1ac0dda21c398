package dev.clew.langchain4j.usage;

import dev.clew.trace.Usage;
import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.output.TokenUsage;

/**
 * Bedrock counts neither what was read from the cache nor what was written to it as input
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html).
 * Its client keeps no total. Loaded only where that client is there.
 */
final class BedrockUsage {

	private BedrockUsage() {
	}

	static void read(Buckets buckets, TokenUsage tokens) {
		BedrockTokenUsage usage = (BedrockTokenUsage) tokens;
		buckets.put(Usage.INPUT, usage.inputTokenCount());
		buckets.put(Usage.INPUT_CACHED_TOKENS, usage.cacheReadInputTokens());
		buckets.put(Usage.INPUT_CACHE_CREATION, usage.cacheWriteInputTokens());
		buckets.put(Usage.OUTPUT, usage.outputTokenCount());
	}

}

package dev.clew.langchain4j.usage;

import dev.clew.trace.Usage;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;

/**
 * Gemini counts cached tokens as part of the prompt, but thoughts beside the candidates
 * (https://ai.google.dev/api/generate-content#UsageMetadata). Loaded only where its
 * client is there.
 */
final class GeminiUsage {

	private GeminiUsage() {
	}

	static void read(Buckets buckets, TokenUsage tokens) {
		GoogleAiGeminiTokenUsage usage = (GoogleAiGeminiTokenUsage) tokens;
		buckets.put(Usage.INPUT, usage.inputTokenCount());
		buckets.split(Usage.INPUT, Usage.INPUT_CACHED_TOKENS, usage.cachedContentTokenCount());
		// Gemini leaves out what is zero.
		boolean nothing = usage.thoughtsTokenCount() != null || !buckets.isAnswered();
		buckets.put(Usage.OUTPUT,
				(nothing && usage.outputTokenCount() == null) ? Integer.valueOf(0) : usage.outputTokenCount());
		buckets.put(Usage.OUTPUT_REASONING_TOKENS, usage.thoughtsTokenCount());
		buckets.total(usage.totalTokenCount());
	}

}

package dev.clew.langchain4j.usage;

import dev.clew.trace.Usage;
import dev.langchain4j.model.output.TokenUsage;

/**
 * Providers whose client tells input and output only. A total that is not their sum is
 * the provider's own. Mistral tells cached tokens in its response
 * (https://docs.mistral.ai/inference/conversations/advanced/prompt-caching).
 */
final class PlainUsage {

	private PlainUsage() {
	}

	static void read(Buckets buckets, TokenUsage tokens, RawUsage raw) {
		buckets.put(Usage.INPUT, tokens.inputTokenCount());
		buckets.split(Usage.INPUT, Usage.INPUT_CACHED_TOKENS, raw.count("prompt_tokens_details.cached_tokens"));
		buckets.put(Usage.OUTPUT, tokens.outputTokenCount());
		buckets.total(tokens.totalTokenCount());
	}

}

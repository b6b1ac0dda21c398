package dev.clew.langchain4j.usage;

import dev.clew.observation.ModelContext;
import dev.clew.trace.Usage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Providers whose client tells input and output only. A total that is not their sum is
 * the provider's own. Mistral tells cached tokens in its response
 * (https://docs.mistral.ai/inference/conversations/advanced/prompt-caching).
 */
final class PlainUsage {

	private static final String AZURE = "azure.ai.openai";

	private PlainUsage() {
	}

	// Azure itself tells them, in what its client does not pass on.
	static void noteWhatIsNotTold(ModelContext context, @Nullable TokenUsage tokens) {
		if (tokens != null && tokens.getClass() == TokenUsage.class && AZURE.equals(context.getProvider())) {
			context.getCallUsage()
				.note("the client tells neither cached nor reasoning tokens: all count as fresh input and plain output");
		}
	}

	static void read(Buckets buckets, TokenUsage tokens, RawUsage raw) {
		buckets.put(Usage.INPUT, tokens.inputTokenCount());
		buckets.split(Usage.INPUT, Usage.INPUT_CACHED_TOKENS, raw.count("prompt_tokens_details.cached_tokens"));
		buckets.put(Usage.OUTPUT, tokens.outputTokenCount());
		buckets.total(tokens.totalTokenCount());
	}

}

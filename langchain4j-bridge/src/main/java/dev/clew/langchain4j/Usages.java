package dev.clew.langchain4j;

import dev.clew.trace.SmallMap;
import dev.clew.trace.Usage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Token usage in buckets that do not overlap. OpenAI counts cached tokens as input and
 * reasoning tokens as output
 * (https://platform.openai.com/docs/api-reference/chat/object).
 */
final class Usages {

	private static final String OPEN_AI = "dev.langchain4j.model.openai.OpenAiTokenUsage";

	private Usages() {
	}

	static @Nullable Usage of(@Nullable TokenUsage tokens) {
		if (tokens == null || (tokens.inputTokenCount() == null && tokens.outputTokenCount() == null)) {
			return null;
		}
		SmallMap.Builder<Long> buckets = SmallMap.builder(3);
		boolean openAi = OPEN_AI.equals(tokens.getClass().getName());
		split(buckets, tokens.inputTokenCount(), openAi ? OpenAi.cached(tokens) : null, Usage.INPUT,
				Usage.INPUT_CACHED_TOKENS);
		split(buckets, tokens.outputTokenCount(), openAi ? OpenAi.reasoning(tokens) : null, Usage.OUTPUT,
				Usage.OUTPUT_REASONING_TOKENS);
		return new Usage(buckets.build());
	}

	// A part that is larger than the whole is no part of it: then the whole is left as it
	// is.
	private static void split(SmallMap.Builder<Long> buckets, @Nullable Integer whole, @Nullable Integer part,
			String wholeKey, String partKey) {
		if (whole == null || whole < 0) {
			return;
		}
		if (part == null || part <= 0 || part > whole) {
			buckets.put(wholeKey, (long) whole);
			return;
		}
		buckets.put(wholeKey, (long) whole - part);
		buckets.put(partKey, (long) part);
	}

	/**
	 * Loaded only where OpenAI's client is there.
	 */
	private static final class OpenAi {

		private OpenAi() {
		}

		static @Nullable Integer cached(TokenUsage tokens) {
			var details = ((OpenAiTokenUsage) tokens).inputTokensDetails();
			return (details != null) ? details.cachedTokens() : null;
		}

		static @Nullable Integer reasoning(TokenUsage tokens) {
			var details = ((OpenAiTokenUsage) tokens).outputTokensDetails();
			return (details != null) ? details.reasoningTokens() : null;
		}

	}

}

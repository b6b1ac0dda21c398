package dev.clew.langchain4j.usage;

import java.util.Map;

import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.GenerationContext;
import dev.clew.trace.Usage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderUsageTests {

	private final GenerationContext context = new GenerationContext();

	@Test
	void plainUsageIsInputAndOutput() {
		assertThat(buckets(new TokenUsage(10, 4))).isEqualTo(Map.of("input", 10L, "output", 4L));
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void whatIsNotReportedIsAbsent() {
		assertThat(buckets(null)).isNull();
		assertThat(buckets(new TokenUsage())).isNull();
		assertThat(buckets(new TokenUsage(10))).isEqualTo(Map.of("input", 10L));
		assertThat(buckets(openAi(null, null, null, null, null))).isNull();
		assertThat(buckets(openAi(10, null, 4, null, 14))).isEqualTo(Map.of("input", 10L, "output", 4L));
		assertThat(this.context.getNotes()).isEmpty();
	}

	@Test
	void zeroOfACallThatWasAnsweredIsNoUsage() {
		assertThat(buckets(new TokenUsage(0, 0))).isNull();
		assertThat(this.context.getNotes()).containsExactly(
				"provider reports 0 tokens of input, which cannot be: not counted",
				"provider reports 0 tokens of output, which cannot be: not counted");
		assertThat(buckets(new TokenUsage(10, 0))).isEqualTo(Map.of("input", 10L));
		assertThat(this.context.getNotes())
			.containsExactly("provider reports 0 tokens of output, which cannot be: not counted");
		assertThat(buckets(new TokenUsage(0, 4))).isEqualTo(Map.of("output", 4L));
		assertThat(buckets(openAi(10, null, 4, 4, 14)))
			.isEqualTo(Map.of("input", 10L, "output", 0L, "output_reasoning_tokens", 4L));
		assertThat(this.context.getNotes()).isEmpty();
	}

	@Test
	void zeroTokensOfNoAnswerAreThat() {
		assertThat(buckets(AiMessage.from(""), new TokenUsage(10, 0))).isEqualTo(Map.of("input", 10L, "output", 0L));
		assertThat(this.context.getNotes()).isEmpty();
		AiMessage call = AiMessage.from(ToolExecutionRequest.builder().name("book").build());
		assertThat(buckets(call, new TokenUsage(10, 0))).isEqualTo(Map.of("input", 10L));
		AiMessage thought = AiMessage.builder().thinking("Hm").build();
		assertThat(buckets(thought, new TokenUsage(10, 0))).isEqualTo(Map.of("input", 10L));
	}

	@Test
	void noTokensComeOutOfAnEmbedding() {
		EmbeddingContext embedding = new EmbeddingContext("SearchModel");
		ProviderUsage.apply(embedding, new TokenUsage(7, 0));
		assertThat(embedding.getUsage()).isEqualTo(new Usage(Map.of("input", 7L, "output", 0L)));
		assertThat(embedding.getNotes()).isEmpty();
		assertThat(embedding.isUsageWhole()).isTrue();
	}

	@Test
	void openAiCountsCachedAsInputAndReasoningAsOutput() {
		assertThat(buckets(openAi(100, 64, 30, 20, 130)))
			.isEqualTo(Map.of("input", 36L, "input_cached_tokens", 64L, "output", 10L, "output_reasoning_tokens", 20L));
		assertThat(this.context.getUsage()).extracting((usage) -> usage.total()).isEqualTo(130L);
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void reasoningIsBesideTheOutputWhereTheTotalSaysSo() {
		assertThat(buckets(openAi(100, 0, 30, 20, 150)))
			.isEqualTo(Map.of("input", 100L, "output", 30L, "output_reasoning_tokens", 20L));
		assertThat(buckets(openAi(100, 0, 30, 200, 330)))
			.isEqualTo(Map.of("input", 100L, "output", 30L, "output_reasoning_tokens", 200L));
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void partThatIsLargerThanTheWholeIsNoPartOfItAndNoted() {
		assertThat(buckets(openAi(10, 11, 4, 5, 14))).isEqualTo(Map.of("input", 10L, "output", 4L));
		assertThat(this.context.getCallUsage().isMismatched()).isTrue();
		assertThat(this.context.getNotes()).containsExactly(
				"11 tokens of input_cached_tokens are not among the 10 of input",
				"5 tokens of output_reasoning_tokens are not among the 4 of output");
	}

	@Test
	void totalThatIsNotTheSumIsNotedWithBothNumbers() {
		assertThat(buckets(openAi(10, 0, 4, 0, 13))).isEqualTo(Map.of("input", 10L, "output", 4L));
		assertThat(this.context.getNotes()).containsExactly("provider counts 13 tokens in all, the buckets hold 14");
		assertThat(buckets(new TokenUsage(10, 4, 20))).isEqualTo(Map.of("input", 10L, "output", 4L));
		assertThat(this.context.getCallUsage().isMismatched()).isTrue();
		assertThat(this.context.getNotes()).containsExactly("provider counts 20 tokens in all, the buckets hold 14");
	}

	@Test
	void totalOfNothingElseIsNoted() {
		assertThat(buckets(new TokenUsage(null, null, 20))).isNull();
		assertThat(this.context.getNotes()).containsExactly("provider counts 20 tokens in all, the buckets hold 0");
	}

	@Test
	void wholeInputFromTheCacheLeavesZero() {
		assertThat(buckets(openAi(64, 64, 4, 0, 68)))
			.isEqualTo(Map.of("input", 0L, "input_cached_tokens", 64L, "output", 4L));
	}

	@Test
	void negativeCountsAreNoCountsAndNoted() {
		assertThat(buckets(new TokenUsage(-1, 4, null))).isEqualTo(Map.of("output", 4L));
		assertThat(this.context.getNotes()).containsExactly("-1 is no number of tokens of input");
		assertThat(buckets(openAi(10, -3, 4, null, null))).isEqualTo(Map.of("input", 10L, "output", 4L));
		assertThat(this.context.getNotes()).containsExactly("-3 is no number of tokens of input_cached_tokens");
	}

	@Test
	void anthropicCountsWhatIsReadFromAndWrittenToTheCacheBesideTheInput() {
		TokenUsage tokens = AnthropicTokenUsage.builder()
			.inputTokenCount(12)
			.cacheReadInputTokens(2000)
			.cacheCreationInputTokens(300)
			.outputTokenCount(7)
			.build();
		assertThat(buckets(tokens))
			.isEqualTo(Map.of("input", 12L, "input_cached_tokens", 2000L, "input_cache_creation", 300L, "output", 7L));
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void bedrockCountsWhatIsReadFromAndWrittenToTheCacheBesideTheInput() {
		TokenUsage tokens = BedrockTokenUsage.builder()
			.inputTokenCount(12)
			.cacheReadInputTokens(2000)
			.cacheWriteInputTokens(300)
			.outputTokenCount(7)
			.build();
		assertThat(buckets(tokens))
			.isEqualTo(Map.of("input", 12L, "input_cached_tokens", 2000L, "input_cache_creation", 300L, "output", 7L));
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void geminiCountsCachedAsPromptButThoughtsBesideTheCandidates() {
		assertThat(buckets(gemini(100, 60, 9, 40, 149)))
			.isEqualTo(Map.of("input", 40L, "input_cached_tokens", 60L, "output", 9L, "output_reasoning_tokens", 40L));
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void geminiThatOnlyThoughtHasAnOutputOfZero() {
		assertThat(buckets(gemini(100, null, null, 40, 140)))
			.isEqualTo(Map.of("input", 100L, "output", 0L, "output_reasoning_tokens", 40L));
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void geminiLeavesOutTheOutputOfAPromptThatItBlocked() {
		assertThat(buckets(AiMessage.from(""), gemini(100, null, null, null, 100)))
			.isEqualTo(Map.of("input", 100L, "output", 0L));
		assertThat(buckets(AiMessage.from("Hi"), gemini(100, null, null, null, 100))).isEqualTo(Map.of("input", 100L));
	}

	@Test
	void whatGeminiCountsForToolsIsSeenByItsTotal() {
		assertThat(buckets(gemini(100, null, 9, null, 130))).isEqualTo(Map.of("input", 100L, "output", 9L));
		assertThat(this.context.getNotes()).containsExactly("provider counts 130 tokens in all, the buckets hold 109");
	}

	@Test
	void whatAzuresClientDoesNotTellIsNoted() {
		this.context.setProvider("azure.ai.openai");
		ProviderUsage.apply(this.context, response(new TokenUsage(10, 4)));
		assertThat(this.context.getNotes()).containsExactly(
				"the client tells neither cached nor reasoning tokens: all count as fresh input and plain output");
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
		ProviderUsage.apply(this.context, response(openAi(10, 2, 4, 1, 14)));
		assertThat(this.context.getNotes()).isEmpty();
	}

	@Test
	void azuresEmbeddingsHaveNeitherCachedNorReasoningTokens() {
		EmbeddingContext embedding = new EmbeddingContext("SearchModel");
		embedding.setProvider("azure.ai.openai");
		ProviderUsage.apply(embedding, new TokenUsage(10));
		assertThat(embedding.getNotes()).isEmpty();
	}

	@Test
	void callWithoutUsageLacksNoParts() {
		this.context.setProvider("azure.ai.openai");
		ProviderUsage.apply(this.context, (TokenUsage) null);
		assertThat(this.context.getNotes()).isEmpty();
	}

	@Test
	void kindOfUsageThatIsNotKnownIsInputAndOutput() {
		assertThat(buckets(new TokenUsage(10, 4) {
		})).isEqualTo(Map.of("input", 10L, "output", 4L));
	}

	@Test
	void kindOfUsageThatIsDerivedFromAKnownOneIsReadAsThat() {
		assertThat(buckets(
				new AnthropicTokenUsage(AnthropicTokenUsage.builder().inputTokenCount(1).cacheReadInputTokens(2)) {
				}))
			.isEqualTo(Map.of("input", 1L, "input_cached_tokens", 2L));
	}

	@Test
	void responseThatIsNotThereLeavesNothing() {
		ProviderUsage.apply(this.context, response(openAi(10, 11, 4, null, 14)));
		assertThat(this.context.getNotes()).hasSize(1);
		ProviderUsage.apply(this.context, (ChatResponse) null);
		assertThat(this.context.getUsage()).isNull();
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
		assertThat(this.context.getNotes()).isEmpty();
	}

	@Test
	void sameResponseIsNotedOnce() {
		this.context.getNotes().add("other");
		ProviderUsage.apply(this.context, response(openAi(10, 11, 4, null, 14)));
		ProviderUsage.apply(this.context, response(openAi(10, 11, 4, null, 14)));
		assertThat(this.context.getNotes()).containsExactly("other",
				"11 tokens of input_cached_tokens are not among the 10 of input");
	}

	private @Nullable Map<String, Long> buckets(@Nullable TokenUsage tokens) {
		ProviderUsage.apply(this.context, tokens);
		return (this.context.getUsage() != null) ? this.context.getUsage().buckets() : null;
	}

	private @Nullable Map<String, Long> buckets(AiMessage message, TokenUsage tokens) {
		ProviderUsage.apply(this.context, ChatResponse.builder().aiMessage(message).tokenUsage(tokens).build());
		return (this.context.getUsage() != null) ? this.context.getUsage().buckets() : null;
	}

	private static ChatResponse response(TokenUsage tokens) {
		return ChatResponse.builder().aiMessage(AiMessage.from("Hello")).tokenUsage(tokens).build();
	}

	private static TokenUsage openAi(@Nullable Integer input, @Nullable Integer cached, @Nullable Integer output,
			@Nullable Integer reasoning, @Nullable Integer total) {
		var builder = OpenAiTokenUsage.builder().inputTokenCount(input).outputTokenCount(output).totalTokenCount(total);
		if (cached != null) {
			builder.inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder().cachedTokens(cached).build());
		}
		if (reasoning != null) {
			builder
				.outputTokensDetails(OpenAiTokenUsage.OutputTokensDetails.builder().reasoningTokens(reasoning).build());
		}
		return builder.build();
	}

	private static TokenUsage gemini(@Nullable Integer prompt, @Nullable Integer cached, @Nullable Integer candidates,
			@Nullable Integer thoughts, @Nullable Integer total) {
		return GoogleAiGeminiTokenUsage.builder()
			.inputTokenCount(prompt)
			.cachedContentTokenCount(cached)
			.outputTokenCount(candidates)
			.thoughtsTokenCount(thoughts)
			.totalTokenCount(total)
			.build();
	}

}

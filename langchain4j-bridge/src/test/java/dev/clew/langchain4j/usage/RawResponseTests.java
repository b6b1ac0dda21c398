package dev.clew.langchain4j.usage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.clew.observation.GenerationContext;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.anthropic.AnthropicChatResponseMetadata;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.mistralai.MistralAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiResponsesChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RawResponseTests {

	private final GenerationContext context = new GenerationContext();

	@Test
	void openAiTellsAudioAndWhatIsWrittenToTheCacheOnlyInItsResponse() {
		apply(openAi("""
				{"usage":{"total_tokens":140,"prompt_tokens_details":{"audio_tokens":60,"cache_write_tokens":10},
				"completion_tokens_details":{"audio_tokens":25}}}"""));
		assertThat(buckets()).isEqualTo(Map.of("input", 30L, "input_cache_creation", 10L, "input_audio_tokens", 60L,
				"output", 15L, "output_audio_tokens", 25L));
		assertThat(this.context.getCallUsage().getServiceTier()).isEqualTo("flex");
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void responsesApiNamesThemOtherwise() {
		apply(OpenAiResponsesChatResponseMetadata.builder()
			.serviceTier("priority")
			.rawServerSentEvents(List.of(new ServerSentEvent("response.completed", """
					{"response":{"usage":{"input_tokens":100,"input_tokens_details":{"audio_tokens":60},
					"output_tokens_details":{"audio_tokens":25}}}}""")))
			.tokenUsage(usage(0))
			.build());
		assertThat(buckets())
			.isEqualTo(Map.of("input", 40L, "input_audio_tokens", 60L, "output", 15L, "output_audio_tokens", 25L));
		assertThat(this.context.getCallUsage().getServiceTier()).isEqualTo("priority");
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void countThatIsNoneIsNoted() {
		apply(openAi("{\"usage\":{\"prompt_tokens_details\":{\"audio_tokens\":1e400}}}"));
		assertThat(buckets()).isEqualTo(Map.of("input", 100L, "output", 40L));
		assertThat(this.context.getNotes()).containsExactly("-1 is no number of tokens of input_audio_tokens");
	}

	@Test
	void anthropicTellsOnlyInItsResponseForHowLongItCaches() {
		apply(anthropic("""
				{"usage":{"cache_creation":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":200},
				"service_tier":"standard"}}"""));
		assertThat(buckets()).isEqualTo(
				Map.of("input", 1L, "input_cache_creation_5m", 100L, "input_cache_creation_1h", 200L, "output", 2L));
		assertThat(this.context.getCallUsage().getServiceTier()).isEqualTo("standard");
	}

	@Test
	void ofWhatAnthropicWritesTheRestIsWithoutTime() {
		apply(anthropic("{\"usage\":{\"cache_creation\":{\"ephemeral_5m_input_tokens\":100},\"speed\":\"fast\"}}"));
		assertThat(buckets()).isEqualTo(
				Map.of("input", 1L, "input_cache_creation", 200L, "input_cache_creation_5m", 100L, "output", 2L));
		assertThat(this.context.getCallUsage().getServiceTier()).isEqualTo("fast");
		apply(anthropic("{\"usage\":{\"cache_creation\":{\"ephemeral_5m_input_tokens\":301}}}"));
		assertThat(buckets()).isEqualTo(Map.of("input", 1L, "input_cache_creation", 300L, "output", 2L));
		assertThat(this.context.getNotes())
			.containsExactly("301 tokens of input_cache_creation_5m are not among the 300 of input_cache_creation");
	}

	@Test
	void mistralTellsCachedTokensOnlyInItsResponse() {
		apply(MistralAiChatResponseMetadata.builder()
			.rawHttpResponse(http("{\"usage\":{\"prompt_tokens_details\":{\"cached_tokens\":60}}}"))
			.tokenUsage(new TokenUsage(100, 40, 140))
			.build());
		assertThat(buckets()).isEqualTo(Map.of("input", 40L, "input_cached_tokens", 60L, "output", 40L));
	}

	@Test
	void costThatTheProviderReportsIsExact() {
		apply(openAi("{\"usage\":{\"cost\":0.000140123456789012345}}"));
		assertThat(this.context.getCallUsage().getReportedCost()).isEqualTo(new BigDecimal("0.000140123456789012345"));
		apply(openAi("{\"usage\":{\"cost\":0}}"));
		assertThat(this.context.getCallUsage().getReportedCost()).isEqualTo("0");
		assertThat(this.context.getNotes()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "-0.1, -0.1", "'\"much\"', much", "1e999999999, 1e999999999", "1e-999999999, 1e-999999999",
			"1e2147483648, 1e2147483648", "1e9999999999, 1e9999999999", "true, true",
			"'{\"total_cost\":1}', an object" })
	void costThatIsNoneIsNotedAndLeftOut(String cost, String said) {
		apply(openAi("{\"usage\":{\"cost\":" + cost + "}}"));
		assertThat(this.context.getCallUsage().getReportedCost()).isNull();
		assertThat(this.context.getNotes())
			.containsExactly("cost that the provider reports is no amount of money: " + said);
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void costWithAKeyOfOnesOwnIsNotAllOfIt() {
		apply(openAi("{\"usage\":{\"cost\":0.00001,\"is_byok\":true}}"));
		assertThat(this.context.getCallUsage().getReportedCost()).isEqualTo("0.00001");
		assertThat(this.context.getNotes())
			.containsExactly("cost is without what the provider behind bills to a key of one's own");
		assertThat(this.context.getCallUsage().isMismatched()).isFalse();
	}

	@Test
	void otherMetadataTellsNothingMore() {
		apply(ChatResponseMetadata.builder().tokenUsage(usage(140)).build());
		assertThat(buckets()).isEqualTo(Map.of("input", 100L, "output", 40L));
		assertThat(this.context.getCallUsage().getServiceTier()).isNull();
	}

	private void apply(ChatResponseMetadata metadata) {
		ProviderUsage.apply(this.context,
				ChatResponse.builder().aiMessage(AiMessage.from("Hello")).metadata(metadata).build());
	}

	private @Nullable Map<String, Long> buckets() {
		return (this.context.getUsage() != null) ? this.context.getUsage().buckets() : null;
	}

	private static ChatResponseMetadata openAi(String body) {
		return OpenAiChatResponseMetadata.builder()
			.serviceTier("flex")
			.rawHttpResponse(http(body))
			.tokenUsage(usage(140))
			.build();
	}

	private static ChatResponseMetadata anthropic(String body) {
		return AnthropicChatResponseMetadata.builder()
			.rawHttpResponse(http(body))
			.tokenUsage(AnthropicTokenUsage.builder()
				.inputTokenCount(1)
				.cacheCreationInputTokens(300)
				.outputTokenCount(2)
				.build())
			.build();
	}

	private static TokenUsage usage(int total) {
		return OpenAiTokenUsage.builder().inputTokenCount(100).outputTokenCount(40).totalTokenCount(total).build();
	}

	private static SuccessfulHttpResponse http(String body) {
		return SuccessfulHttpResponse.builder().statusCode(200).body(body).build();
	}

}

package dev.clew.langchain4j;

import java.util.Map;

import dev.clew.trace.Usage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UsagesTests {

	@Test
	void plainUsageIsInputAndOutput() {
		assertThat(Usages.of(new TokenUsage(10, 4))).isEqualTo(usage(Map.of("input", 10L, "output", 4L)));
	}

	@Test
	void whatIsNotReportedIsAbsent() {
		assertThat(Usages.of(null)).isNull();
		assertThat(Usages.of(new TokenUsage())).isNull();
		assertThat(Usages.of(new TokenUsage(10))).isEqualTo(usage(Map.of("input", 10L)));
		assertThat(Usages.of(openAi(null, null, null, null))).isNull();
		assertThat(Usages.of(openAi(10, null, 4, null))).isEqualTo(usage(Map.of("input", 10L, "output", 4L)));
	}

	@Test
	void zeroThatIsReportedIsKept() {
		assertThat(Usages.of(new TokenUsage(0, 0))).isEqualTo(usage(Map.of("input", 0L, "output", 0L)));
	}

	@Test
	void openAiCountsCachedAsInputAndReasoningAsOutput() {
		Usage usage = Usages.of(openAi(100, 64, 30, 20));
		assertThat(usage).isEqualTo(
				usage(Map.of("input", 36L, "input_cached_tokens", 64L, "output", 10L, "output_reasoning_tokens", 20L)));
		assertThat(usage).extracting(Usage::inputTotal, Usage::outputTotal, Usage::total)
			.containsExactly(100L, 30L, 130L);
	}

	@Test
	void partThatIsLargerThanTheWholeIsNoPartOfIt() {
		assertThat(Usages.of(openAi(10, 11, 4, 5))).isEqualTo(usage(Map.of("input", 10L, "output", 4L)));
	}

	@Test
	void wholeInputFromTheCacheLeavesZero() {
		assertThat(Usages.of(openAi(64, 64, 4, 0)))
			.isEqualTo(usage(Map.of("input", 0L, "input_cached_tokens", 64L, "output", 4L)));
	}

	@Test
	void negativeCountsAreNoCounts() {
		assertThat(Usages.of(new TokenUsage(-1, 4))).isEqualTo(usage(Map.of("output", 4L)));
	}

	private static Usage usage(Map<String, Long> buckets) {
		return new Usage(buckets);
	}

	private static OpenAiTokenUsage openAi(@Nullable Integer input, @Nullable Integer cached, @Nullable Integer output,
			@Nullable Integer reasoning) {
		var builder = OpenAiTokenUsage.builder().inputTokenCount(input).outputTokenCount(output);
		if (cached != null) {
			builder.inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder().cachedTokens(cached).build());
		}
		if (reasoning != null) {
			builder
				.outputTokensDetails(OpenAiTokenUsage.OutputTokensDetails.builder().reasoningTokens(reasoning).build());
		}
		return builder.build();
	}

}

package dev.clew.langchain4j.usage;

import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.bedrock.BedrockServiceTier;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiResponsesChatRequestParameters;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestedTierTests {

	@Test
	void openAiIsAskedByItsOwnName() {
		assertThat(RequestedTier.of(OpenAiChatRequestParameters.builder().serviceTier("flex").build()))
			.isEqualTo("flex");
		assertThat(RequestedTier.of(OpenAiResponsesChatRequestParameters.builder().serviceTier("priority").build()))
			.isEqualTo("priority");
	}

	@Test
	void bedrockIsAskedInLowerCase() {
		assertThat(
				RequestedTier.of(BedrockChatRequestParameters.builder().serviceTier(BedrockServiceTier.FLEX).build()))
			.isEqualTo("flex");
	}

	@Test
	void othersAreNotAsked() {
		assertThat(RequestedTier.of(OpenAiChatRequestParameters.builder().build())).isNull();
		assertThat(RequestedTier.of(BedrockChatRequestParameters.builder().build())).isNull();
		assertThat(RequestedTier.of(ChatRequestParameters.builder().modelName("any").build())).isNull();
	}

}

package dev.clew.langchain4j;

import java.util.Map;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestedTests {

	private static final ChatRequestParameters FLEX = OpenAiChatRequestParameters.builder().serviceTier("flex").build();

	private static final ChatRequestParameters PRIORITY = OpenAiChatRequestParameters.builder()
		.serviceTier("priority")
		.temperature(0.5)
		.build();

	@Test
	void tierOfServiceIsThatOfTheRequestElseThatOfTheModel() {
		assertThat(settings(FLEX, PRIORITY)).isEqualTo(Map.of("service_tier", "flex", "temperature", 0.5));
		assertThat(settings(ChatRequestParameters.builder().build(), PRIORITY))
			.isEqualTo(Map.of("service_tier", "priority", "temperature", 0.5));
	}

	private static Map<String, Object> settings(ChatRequestParameters own, ChatRequestParameters defaults) {
		ChatRequest request = ChatRequest.builder().messages(UserMessage.from("Hello")).parameters(own).build();
		return Requested.of(request, defaults).settings();
	}

}

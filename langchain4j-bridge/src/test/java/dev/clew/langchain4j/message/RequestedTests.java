package dev.clew.langchain4j.message;

import java.util.List;
import java.util.Map;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import org.jspecify.annotations.Nullable;
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

	@Test
	void formatOfTheResponseIsThereWithItsSchema() {
		JsonSchema schema = JsonSchema.builder()
			.name("Hut")
			.rootElement(JsonObjectSchema.builder().addStringProperty("name").required("name").build())
			.build();
		assertThat(format(ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(schema).build()))
			.isEqualTo(Map.of("type", "json_schema", "json_schema", Map.of("name", "Hut", "schema", Map.of("type",
					"object", "properties", Map.of("name", Map.of("type", "string")), "required", List.of("name")))));
		assertThat(format(ResponseFormat.JSON)).isEqualTo(Map.of("type", "json_object"));
		assertThat(format(ResponseFormat.TEXT)).isEqualTo(Map.of("type", "text"));
	}

	private static @Nullable Object format(ResponseFormat format) {
		ChatRequestParameters parameters = ChatRequestParameters.builder().responseFormat(format).build();
		return settings(parameters, ChatRequestParameters.builder().build()).get("response_format");
	}

	private static Map<String, Object> settings(ChatRequestParameters own, ChatRequestParameters defaults) {
		ChatRequest request = ChatRequest.builder().messages(UserMessage.from("Hello")).parameters(own).build();
		return Requested.of(request, defaults).settings();
	}

}

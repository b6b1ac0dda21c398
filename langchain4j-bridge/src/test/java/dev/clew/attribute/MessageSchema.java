package dev.clew.attribute;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the JSON schemas of the GenAI conventions ask of messages.
 */
final class MessageSchema {

	private static final Set<String> MODALITIES = Set.of("image", "video", "audio", "document");

	private MessageSchema() {
	}

	static JsonNode input(@Nullable Object attribute) {
		JsonNode messages = array(attribute);
		messages.forEach(MessageSchema::message);
		return messages;
	}

	static JsonNode output(@Nullable Object attribute) {
		JsonNode messages = array(attribute);
		messages.forEach((message) -> {
			message(message);
			text(message, "finish_reason");
		});
		return messages;
	}

	static JsonNode tools(@Nullable Object attribute) {
		JsonNode tools = array(attribute);
		tools.forEach((tool) -> {
			assertThat(tool.get("type").asText()).isEqualTo("function");
			text(tool, "name");
			optionalText(tool, "description");
			assertThat(!tool.has("parameters") || tool.get("parameters").isObject()).isTrue();
		});
		return tools;
	}

	static JsonNode documents(@Nullable Object attribute) {
		JsonNode documents = array(attribute);
		documents.forEach((document) -> {
			assertThat(document.isObject()).isTrue();
			assertThat(!document.has("score") || document.get("score").isNumber()).isTrue();
		});
		return documents;
	}

	static JsonNode object(@Nullable Object attribute) {
		JsonNode json = parse(attribute);
		assertThat(json.isObject()).isTrue();
		return json;
	}

	private static JsonNode array(@Nullable Object attribute) {
		JsonNode json = parse(attribute);
		assertThat(json.isArray()).isTrue();
		return json;
	}

	private static JsonNode parse(@Nullable Object attribute) {
		assertThat(attribute).isInstanceOf(String.class);
		try {
			return new ObjectMapper().readTree(String.valueOf(attribute));
		}
		catch (Exception ex) {
			throw new AssertionError(attribute + " is no JSON", ex);
		}
	}

	private static void message(JsonNode message) {
		text(message, "role");
		optionalText(message, "name");
		assertThat(message.path("parts").isArray()).as("parts of " + message).isTrue();
		message.get("parts").forEach(MessageSchema::part);
	}

	private static void part(JsonNode part) {
		text(part, "type");
		switch (part.get("type").asText()) {
			case "text", "reasoning" -> text(part, "content");
			case "tool_call" -> {
				text(part, "name");
				optionalText(part, "id");
			}
			case "tool_call_response" -> {
				assertThat(part.has("response")).isTrue();
				optionalText(part, "id");
			}
			case "uri" -> {
				text(part, "uri");
				assertThat(MODALITIES).contains(part.get("modality").asText());
			}
			case "blob", "file" -> throw new AssertionError("content that is not recorded: " + part);
			default -> assertThat(List.of("reference")).contains(part.get("type").asText());
		}
	}

	private static void text(JsonNode node, String field) {
		assertThat(node.path(field).isTextual()).as(field + " of " + node).isTrue();
	}

	private static void optionalText(JsonNode node, String field) {
		if (node.has(field)) {
			text(node, field);
		}
	}

}

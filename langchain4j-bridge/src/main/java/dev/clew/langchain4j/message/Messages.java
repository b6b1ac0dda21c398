package dev.clew.langchain4j.message;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.clew.content.Elements;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import org.jspecify.annotations.Nullable;

/**
 * Requests and messages as JSON, in the shape of the contract.
 */
public final class Messages {

	private Messages() {
	}

	public static ContentSource input(ChatRequest request, @Nullable List<ToolSpecification> tools, KnownTools known) {
		List<ChatMessage> messages = request.messages();
		return (json) -> {
			json.writeStartObject();
			json.writeFieldName("messages");
			Elements.write(json, messages, Messages::write);
			known.write(json, tools);
			json.writeEndObject();
		};
	}

	public static ContentSource list(List<ChatMessage> messages) {
		return (json) -> Elements.write(json, messages, Messages::write);
	}

	public static ContentSource output(ChatMessage message) {
		return (json) -> write(json, message);
	}

	private static void write(JsonGenerator json, ChatMessage message) throws IOException {
		json.writeStartObject();
		if (message instanceof SystemMessage system) {
			text(json, "system", system.text());
		}
		else if (message instanceof UserMessage user) {
			json.writeStringField("role", "user");
			name(json, user.name());
			json.writeFieldName("content");
			MessageContents.write(json, user.contents());
		}
		else if (message instanceof AiMessage ai) {
			assistant(json, ai);
		}
		else if (message instanceof ToolExecutionResultMessage result) {
			toolResult(json, result);
		}
		else if (message instanceof CustomMessage custom) {
			json.writeStringField("role", "custom");
			json.writeFieldName("content");
			json.writePOJO(custom.attributes());
		}
		else {
			json.writeStringField("role", message.type().name().toLowerCase(Locale.ROOT));
			json.writePOJOField("content", message);
		}
		json.writeEndObject();
	}

	private static void toolResult(JsonGenerator json, ToolExecutionResultMessage result) throws IOException {
		json.writeStringField("role", "tool");
		name(json, result.toolName());
		json.writeFieldName("content");
		MessageContents.write(json, result.contents());
		if (result.id() != null) {
			json.writeStringField("toolCallId", result.id());
		}
	}

	private static void assistant(JsonGenerator json, AiMessage message) throws IOException {
		json.writeStringField("role", "assistant");
		if (message.text() != null) {
			json.writeStringField("content", message.text());
		}
		if (message.thinking() != null) {
			json.writeStringField("thinking", message.thinking());
		}
		if (message.hasToolExecutionRequests()) {
			json.writeFieldName("toolCalls");
			Elements.write(json, message.toolExecutionRequests(), Messages::toolCall);
		}
	}

	private static void toolCall(JsonGenerator json, ToolExecutionRequest request) throws IOException {
		json.writeStartObject();
		if (request.id() != null) {
			json.writeStringField("id", request.id());
		}
		json.writeStringField("name", request.name());
		if (request.arguments() != null) {
			json.writeFieldName("arguments");
			ContentSource.json(request.arguments()).writeTo(json);
		}
		json.writeEndObject();
	}

	private static void text(JsonGenerator json, String role, String text) throws IOException {
		json.writeStringField("role", role);
		json.writeStringField("content", text);
	}

	private static void name(JsonGenerator json, @Nullable String name) throws IOException {
		if (name != null) {
			json.writeStringField("name", name);
		}
	}

}

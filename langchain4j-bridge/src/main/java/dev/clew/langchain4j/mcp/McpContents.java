package dev.clew.langchain4j.mcp;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.clew.content.Elements;
import dev.clew.langchain4j.message.MessageContents;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.mcp.client.McpBlobResourceContents;
import dev.langchain4j.mcp.client.McpEmbeddedResource;
import dev.langchain4j.mcp.client.McpGetPromptResult;
import dev.langchain4j.mcp.client.McpImageContent;
import dev.langchain4j.mcp.client.McpPrompt;
import dev.langchain4j.mcp.client.McpPromptContent;
import dev.langchain4j.mcp.client.McpPromptMessage;
import dev.langchain4j.mcp.client.McpReadResourceResult;
import dev.langchain4j.mcp.client.McpResource;
import dev.langchain4j.mcp.client.McpResourceContents;
import dev.langchain4j.mcp.client.McpResourceTemplate;
import dev.langchain4j.mcp.client.McpTextContent;
import dev.langchain4j.mcp.client.McpTextResourceContents;
import org.jspecify.annotations.Nullable;

/**
 * What MCP servers are asked and answer, as JSON. Of lists the names or addresses, of
 * what is binary a reference.
 */
final class McpContents {

	private McpContents() {
	}

	static ContentSource request(String key, String target, @Nullable Object arguments) {
		return (json) -> {
			json.writeStartObject();
			json.writeStringField(key, target);
			if (arguments != null) {
				json.writePOJOField("arguments", arguments);
			}
			json.writeEndObject();
		};
	}

	static @Nullable ContentSource output(@Nullable Object result) {
		if (result instanceof List<?> list) {
			List<String> names = list.stream().map(McpContents::nameOf).toList();
			return ContentSource.of(names);
		}
		if (result instanceof McpReadResourceResult read) {
			return (json) -> Elements.write(json, read.contents(), McpContents::resource);
		}
		return (result instanceof McpGetPromptResult prompt) ? (json) -> messages(json, prompt.messages()) : null;
	}

	private static String nameOf(Object listed) {
		if (listed instanceof ToolSpecification tool) {
			return tool.name();
		}
		if (listed instanceof McpResource resource) {
			return resource.uri();
		}
		if (listed instanceof McpResourceTemplate template) {
			return template.uriTemplate();
		}
		return (listed instanceof McpPrompt prompt) ? prompt.name() : String.valueOf(listed);
	}

	private static void resource(JsonGenerator json, McpResourceContents contents) throws IOException {
		json.writeStartObject();
		if (contents instanceof McpTextResourceContents text) {
			json.writeStringField("uri", text.uri());
			json.writeStringField("content", text.text());
		}
		else if (contents instanceof McpBlobResourceContents blob) {
			json.writeStringField("uri", blob.uri());
			MessageContents.reference(json, blob.mimeType(), null, blob.blob());
		}
		json.writeEndObject();
	}

	private static void messages(JsonGenerator json, List<McpPromptMessage> messages) throws IOException {
		Elements.write(json, messages, McpContents::message);
	}

	private static void message(JsonGenerator json, McpPromptMessage message) throws IOException {
		json.writeStartObject();
		json.writeStringField("role", message.role().name().toLowerCase(Locale.ROOT));
		json.writeFieldName("content");
		content(json, message.content());
		json.writeEndObject();
	}

	private static void content(JsonGenerator json, McpPromptContent content) throws IOException {
		if (content instanceof McpTextContent text) {
			json.writeString(text.text());
		}
		else if (content instanceof McpEmbeddedResource embedded) {
			resource(json, embedded.resource());
		}
		else if (content instanceof McpImageContent image) {
			json.writeStartObject();
			MessageContents.reference(json, image.mimeType(), null, image.data());
			json.writeEndObject();
		}
	}

}

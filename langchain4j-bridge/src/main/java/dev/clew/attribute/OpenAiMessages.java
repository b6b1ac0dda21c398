package dev.clew.attribute;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Requests and answers in the shape of OpenAI's API, from which Langfuse reads the tools
 * and which of them were called. What is no message stays as it is.
 */
final class OpenAiMessages {

	private OpenAiMessages() {
	}

	static void write(JsonParser from, JsonGenerator to) throws IOException {
		if (!from.isExpectedStartObjectToken()) {
			to.copyCurrentStructure(from);
			return;
		}
		to.writeStartObject();
		for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
			JsonToken value = from.nextToken();
			boolean list = value == JsonToken.START_ARRAY;
			if (list && "messages".equals(name)) {
				list(name, from, to, OpenAiMessages::message);
			}
			else if (list && "tools".equals(name)) {
				list(name, from, to, OpenAiMessages::tool);
			}
			else {
				field(name, from, to);
			}
		}
		to.writeEndObject();
	}

	private static void message(JsonParser from, JsonGenerator to) throws IOException {
		to.writeStartObject();
		for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
			from.nextToken();
			field(name, from, to);
		}
		to.writeEndObject();
	}

	private static void field(String name, JsonParser from, JsonGenerator to) throws IOException {
		if ("toolCalls".equals(name) && from.isExpectedStartArrayToken()) {
			list("tool_calls", from, to, OpenAiMessages::toolCall);
			return;
		}
		to.writeFieldName("toolCallId".equals(name) ? "tool_call_id" : name);
		to.copyCurrentStructure(from);
	}

	private static void list(String name, JsonParser from, JsonGenerator to, Json.Shape shape) throws IOException {
		to.writeArrayFieldStart(name);
		while (from.nextToken() != JsonToken.END_ARRAY) {
			if (from.isExpectedStartObjectToken()) {
				shape.write(from, to);
			}
			else {
				to.copyCurrentStructure(from);
			}
		}
		to.writeEndArray();
	}

	// Arguments are a text of JSON there.
	private static void toolCall(JsonParser from, JsonGenerator to) throws IOException {
		to.writeStartObject();
		to.writeStringField("type", "function");
		String called = "";
		String arguments = "";
		for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
			from.nextToken();
			if ("name".equals(name)) {
				called = Json.text(from);
			}
			else if ("arguments".equals(name)) {
				arguments = Json.text(from);
			}
			else {
				to.writeFieldName(name);
				to.copyCurrentStructure(from);
			}
		}
		to.writeObjectFieldStart("function");
		to.writeStringField("name", called);
		to.writeStringField("arguments", arguments);
		to.writeEndObject();
		to.writeEndObject();
	}

	private static void tool(JsonParser from, JsonGenerator to) throws IOException {
		to.writeStartObject();
		to.writeStringField("type", "function");
		to.writeFieldName("function");
		to.copyCurrentStructure(from);
		to.writeEndObject();
	}

}

package dev.clew.attribute;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers in the shape of the GenAI conventions: a list of messages, each of
 * which has parts.
 */
final class GenAiMessages {

	private GenAiMessages() {
	}

	/**
	 * Writes what went in: the messages of a request, or the user's message of an agent.
	 * @param from a parser at the first token
	 * @param to where to write
	 * @throws IOException if it is no JSON
	 */
	static void input(JsonParser from, JsonGenerator to) throws IOException {
		to.writeStartArray();
		if (from.isExpectedStartObjectToken()) {
			for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
				from.nextToken();
				if ("messages".equals(name) && from.isExpectedStartArrayToken()) {
					messages(from, to);
				}
				else if ("userMessage".equals(name)) {
					simple("user", from, to, null);
				}
				else {
					from.skipChildren();
				}
			}
		}
		else {
			simple("user", from, to, null);
		}
		to.writeEndArray();
	}

	/**
	 * Writes what went in as the one text of a user, where it holds no message.
	 * @param from a parser at the first token
	 * @param to where to write
	 * @throws IOException if it is no JSON
	 */
	static void whole(JsonParser from, JsonGenerator to) throws IOException {
		to.writeStartArray();
		start("user", to);
		MessageParts.text(Json.text(from), to);
		end(null, to, null);
		to.writeEndArray();
	}

	/**
	 * Writes what came out, as the one message that it is.
	 * @param from a parser at the first token
	 * @param to where to write
	 * @param finishReason why it ended
	 * @throws IOException if it is no JSON
	 */
	static void output(JsonParser from, JsonGenerator to, String finishReason) throws IOException {
		to.writeStartArray();
		if (from.isExpectedStartObjectToken()) {
			message("assistant", from, to, finishReason);
		}
		else {
			simple("assistant", from, to, finishReason);
		}
		to.writeEndArray();
	}

	/**
	 * Writes the tools that a model was offered.
	 * @param from a parser at the first token
	 * @param to where to write
	 * @throws IOException if it is no JSON
	 */
	static void tools(JsonParser from, JsonGenerator to) throws IOException {
		to.writeStartArray();
		String name = from.isExpectedStartObjectToken() ? from.nextFieldName() : null;
		for (; name != null; name = from.nextFieldName()) {
			boolean list = from.nextToken() == JsonToken.START_ARRAY;
			while (list && "tools".equals(name) && from.nextToken() != JsonToken.END_ARRAY) {
				tool(from, to);
			}
			from.skipChildren();
		}
		to.writeEndArray();
	}

	/**
	 * Writes what a retrieval found.
	 * @param from a parser at the first token
	 * @param to where to write
	 * @throws IOException if it is no JSON
	 */
	static void documents(JsonParser from, JsonGenerator to) throws IOException {
		to.writeStartArray();
		boolean list = from.isExpectedStartArrayToken();
		while (list && from.nextToken() != JsonToken.END_ARRAY) {
			if (from.isExpectedStartObjectToken()) {
				to.copyCurrentStructure(from);
			}
			else {
				from.skipChildren();
			}
		}
		to.writeEndArray();
	}

	private static void tool(JsonParser from, JsonGenerator to) throws IOException {
		if (!from.isExpectedStartObjectToken() || !"name".equals(from.nextFieldName())) {
			skip(from);
			return;
		}
		to.writeStartObject();
		to.writeStringField("type", "function");
		for (String name = from.currentName(); name != null; name = from.nextFieldName()) {
			from.nextToken();
			to.writeFieldName(name);
			to.copyCurrentStructure(from);
		}
		to.writeEndObject();
	}

	private static void messages(JsonParser from, JsonGenerator to) throws IOException {
		while (from.nextToken() != JsonToken.END_ARRAY) {
			if (from.isExpectedStartObjectToken()) {
				message(null, from, to, null);
			}
			else {
				simple("user", from, to, null);
			}
		}
	}

	private static void simple(String role, JsonParser from, JsonGenerator to, @Nullable String finishReason)
			throws IOException {
		start(role, to);
		MessageParts.content(from, to);
		end(null, to, finishReason);
	}

	// Its role comes first; what has none is a mark where messages were left out.
	private static void message(@Nullable String defaultRole, JsonParser from, JsonGenerator to,
			@Nullable String finishReason) throws IOException {
		if (!"role".equals(from.nextFieldName())) {
			other(defaultRole, from, to, finishReason);
			return;
		}
		from.nextToken();
		String role = from.getText();
		start(role, to);
		String sender = "tool".equals(role) ? toolResult(from, to) : parts(from, to);
		end(sender, to, finishReason);
	}

	private static void other(@Nullable String role, JsonParser from, JsonGenerator to, @Nullable String finishReason)
			throws IOException {
		if (role == null) {
			skip(from);
			return;
		}
		start(role, to);
		MessageParts.text(Json.rest(from), to);
		end(null, to, finishReason);
	}

	// The rest of an object whose first name was read.
	private static void skip(JsonParser from) throws IOException {
		while (from.currentToken() != JsonToken.END_OBJECT) {
			from.nextToken();
			from.skipChildren();
		}
	}

	private static @Nullable String parts(JsonParser from, JsonGenerator to) throws IOException {
		String sender = null;
		for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
			from.nextToken();
			if ("name".equals(name)) {
				sender = Json.text(from);
				continue;
			}
			switch (name) {
				case "content" -> MessageParts.content(from, to);
				case "thinking" -> MessageParts.reasoning(Json.text(from), to);
				case "toolCalls" -> MessageParts.toolCalls(from, to);
				default -> from.skipChildren();
			}
		}
		return sender;
	}

	private static @Nullable String toolResult(JsonParser from, JsonGenerator to) throws IOException {
		String tool = null;
		to.writeStartObject();
		to.writeStringField("type", "tool_call_response");
		boolean answered = false;
		for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
			from.nextToken();
			if ("name".equals(name)) {
				tool = Json.text(from);
			}
			else if ("content".equals(name) || "toolCallId".equals(name)) {
				to.writeFieldName("content".equals(name) ? "response" : "id");
				to.copyCurrentStructure(from);
				answered |= "content".equals(name);
			}
			else {
				from.skipChildren();
			}
		}
		if (!answered) {
			to.writeNullField("response");
		}
		to.writeEndObject();
		return tool;
	}

	private static void start(String role, JsonGenerator to) throws IOException {
		to.writeStartObject();
		to.writeStringField("role", role);
		to.writeArrayFieldStart("parts");
	}

	private static void end(@Nullable String sender, JsonGenerator to, @Nullable String finishReason)
			throws IOException {
		to.writeEndArray();
		if (finishReason != null) {
			to.writeStringField("finish_reason", finishReason);
		}
		if (sender != null) {
			to.writeStringField("name", sender);
		}
		to.writeEndObject();
	}

}

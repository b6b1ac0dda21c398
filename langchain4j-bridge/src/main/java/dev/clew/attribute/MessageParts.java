package dev.clew.attribute;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Parts of a message in the shape of the GenAI conventions.
 */
final class MessageParts {

	private static final Map<String, String> MODALITIES = Map.of("image", "image", "audio", "audio", "video", "video",
			"pdf", "document");

	private MessageParts() {
	}

	static void text(String text, JsonGenerator to) throws IOException {
		part("text", text, to);
	}

	static void reasoning(String text, JsonGenerator to) throws IOException {
		part("reasoning", text, to);
	}

	private static void part(String type, String content, JsonGenerator to) throws IOException {
		to.writeStartObject();
		to.writeStringField("type", type);
		to.writeStringField("content", content);
		to.writeEndObject();
	}

	/**
	 * Writes the parts of a content: of one text, or of several parts.
	 * @param from a parser at the content
	 * @param to where to write, within an array
	 * @throws IOException if it is no JSON
	 */
	static void content(JsonParser from, JsonGenerator to) throws IOException {
		if (!from.isExpectedStartArrayToken()) {
			text(Json.text(from), to);
			return;
		}
		while (from.nextToken() != JsonToken.END_ARRAY) {
			if (from.isExpectedStartObjectToken()) {
				part(fields(from), to);
			}
			else {
				text(Json.text(from), to);
			}
		}
	}

	private static Map<String, String> fields(JsonParser from) throws IOException {
		Map<String, String> fields = new LinkedHashMap<>();
		for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
			from.nextToken();
			fields.put(name, Json.text(from));
		}
		return fields;
	}

	// What is binary was replaced by a reference when it was recorded, which is a kind of
	// part of our own.
	private static void part(Map<String, String> fields, JsonGenerator to) throws IOException {
		String type = fields.remove("type");
		String text = fields.get("text");
		if ("text".equals(type) && text != null) {
			text(text, to);
			return;
		}
		String uri = fields.remove("url");
		to.writeStartObject();
		to.writeStringField("type", (uri != null) ? "uri" : "reference");
		to.writeStringField("modality", MODALITIES.getOrDefault((type != null) ? type : "", "document"));
		String mediaType = fields.remove("mediaType");
		if (mediaType != null) {
			to.writeStringField("mime_type", mediaType);
		}
		if (uri != null) {
			to.writeStringField("uri", uri);
		}
		for (Map.Entry<String, String> field : fields.entrySet()) {
			to.writeStringField(field.getKey(), field.getValue());
		}
		to.writeEndObject();
	}

	static void toolCalls(JsonParser from, JsonGenerator to) throws IOException {
		while (from.nextToken() != JsonToken.END_ARRAY) {
			if (from.isExpectedStartObjectToken()) {
				to.writeStartObject();
				to.writeStringField("type", "tool_call");
				for (String name = from.nextFieldName(); name != null; name = from.nextFieldName()) {
					from.nextToken();
					to.writeFieldName(name);
					to.copyCurrentStructure(from);
				}
				to.writeEndObject();
			}
			else {
				from.skipChildren();
			}
		}
	}

}

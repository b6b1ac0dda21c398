package dev.clew.langchain4j.message;

import java.util.List;

import dev.clew.content.ContentSource;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.image.Image;

/**
 * What goes into models that know no messages, and what comes out of them, in the shape
 * of messages: texts, and references to what is binary.
 */
public final class MediaMessages {

	private MediaMessages() {
	}

	public static ContentSource text(String text) {
		return (json) -> {
			json.writeStartObject();
			json.writeStringField("type", "text");
			json.writeStringField("text", text);
			json.writeEndObject();
		};
	}

	public static ContentSource image(String type, Image image) {
		return (json) -> {
			json.writeStartObject();
			json.writeStringField("type", type);
			MessageContents.image(json, image);
			json.writeEndObject();
		};
	}

	public static ContentSource audio(Audio audio) {
		return (json) -> {
			json.writeStartObject();
			json.writeStringField("type", "audio");
			MessageContents.audio(json, audio);
			json.writeEndObject();
		};
	}

	public static ContentSource list(List<ContentSource> parts) {
		return (json) -> {
			json.writeStartArray();
			for (ContentSource part : parts) {
				part.writeTo(json);
			}
			json.writeEndArray();
		};
	}

	public static ContentSource input(ContentSource content) {
		return (json) -> {
			json.writeStartObject();
			json.writeArrayFieldStart("messages");
			message("user", content).writeTo(json);
			json.writeEndArray();
			json.writeEndObject();
		};
	}

	public static ContentSource output(ContentSource content) {
		return message("assistant", content);
	}

	private static ContentSource message(String role, ContentSource content) {
		return (json) -> {
			json.writeStartObject();
			json.writeStringField("role", role);
			json.writeFieldName("content");
			content.writeTo(json);
			json.writeEndObject();
		};
	}

}

package dev.clew.langchain4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import org.jspecify.annotations.Nullable;

/**
 * Parts of messages as JSON: a single text as a string, otherwise a list of parts. What
 * is binary is replaced by a reference.
 */
final class Contents {

	private Contents() {
	}

	static void write(JsonGenerator json, List<Content> contents) throws IOException {
		if (contents.size() == 1 && contents.get(0) instanceof TextContent text) {
			json.writeString(text.text());
			return;
		}
		json.writeStartArray();
		for (Content content : contents) {
			json.writeStartObject();
			json.writeStringField("type", content.type().name().toLowerCase(Locale.ROOT));
			part(json, content);
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void part(JsonGenerator json, Content content) throws IOException {
		if (content instanceof TextContent text) {
			json.writeStringField("text", text.text());
		}
		else if (content instanceof ImageContent imageContent) {
			Image image = imageContent.image();
			reference(json, image.mimeType(), (image.url() != null) ? image.url().toString() : null,
					image.base64Data());
		}
		else if (content instanceof AudioContent audioContent) {
			Audio audio = audioContent.audio();
			reference(json, audio.mimeType(), (audio.url() != null) ? audio.url().toString() : null,
					audio.base64Data());
		}
	}

	private static void reference(JsonGenerator json, @Nullable String mimeType, @Nullable String url,
			@Nullable String base64) throws IOException {
		if (mimeType != null) {
			json.writeStringField("mediaType", mimeType);
		}
		if (url != null && !url.startsWith("data:")) {
			json.writeStringField("url", url);
		}
		if (base64 != null) {
			json.writeNumberField("size", base64.length() / 4 * 3);
			json.writeStringField("sha256OfBase64", sha256(base64));
		}
	}

	static String sha256(String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}

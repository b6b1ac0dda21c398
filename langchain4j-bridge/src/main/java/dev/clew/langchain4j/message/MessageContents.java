package dev.clew.langchain4j.message;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.Binary;
import dev.clew.content.Elements;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.VideoContent;
import org.jspecify.annotations.Nullable;

/**
 * Parts of messages as JSON: a single text as a string, otherwise a list of parts. What
 * is binary is replaced by a reference.
 */
public final class MessageContents {

	private MessageContents() {
	}

	public static void write(JsonGenerator json, List<Content> contents) throws IOException {
		if (contents.size() == 1 && contents.get(0) instanceof TextContent text) {
			json.writeString(text.text());
			return;
		}
		Elements.write(json, contents, MessageContents::write);
	}

	private static void write(JsonGenerator json, Content content) throws IOException {
		json.writeStartObject();
		json.writeStringField("type", content.type().name().toLowerCase(Locale.ROOT));
		part(json, content);
		json.writeEndObject();
	}

	private static void part(JsonGenerator json, Content content) throws IOException {
		if (content instanceof TextContent text) {
			json.writeStringField("text", text.text());
		}
		else if (content instanceof ImageContent image) {
			image(json, image.image());
		}
		else if (content instanceof AudioContent audio) {
			audio(json, audio.audio());
		}
		else if (content instanceof VideoContent video) {
			reference(json, video.video().mimeType(), video.video().url(), video.video().base64Data());
		}
		else if (content instanceof PdfFileContent pdf) {
			reference(json, pdf.pdfFile().mimeType(), pdf.pdfFile().url(), pdf.pdfFile().base64Data());
		}
	}

	static void image(JsonGenerator json, Image image) throws IOException {
		reference(json, image.mimeType(), image.url(), image.base64Data());
		if (image.revisedPrompt() != null) {
			json.writeStringField("revisedPrompt", image.revisedPrompt());
		}
	}

	static void audio(JsonGenerator json, Audio audio) throws IOException {
		reference(json, audio.mimeType(), audio.url(), audio.base64Data());
		if (audio.base64Data() == null && audio.binaryData() != null) {
			Binary.write(json, audio.binaryData());
		}
	}

	public static void reference(JsonGenerator json, @Nullable String mediaType, @Nullable URI url,
			@Nullable String base64) throws IOException {
		if (url != null && Binary.isData(url) && base64 == null) {
			Binary.writeUrl(json, mediaType, url);
			return;
		}
		if (mediaType != null) {
			json.writeStringField("mediaType", mediaType);
		}
		if (url != null && !Binary.isData(url)) {
			json.writeStringField("url", url.toString());
		}
		if (base64 != null) {
			Binary.write(json, base64);
		}
	}

	public static String sha256(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}

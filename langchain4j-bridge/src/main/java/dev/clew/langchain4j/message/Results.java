package dev.clew.langchain4j.message;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.service.Result;
import org.jspecify.annotations.Nullable;

/**
 * Results of AI services as content.
 */
public final class Results {

	private Results() {
	}

	// Absent where the result holds nothing, such as after a tool that returns at once.
	public static @Nullable ContentSource output(Object result) {
		Object value = valueOf(result);
		if (value == null) {
			return null;
		}
		if (value instanceof ContentSource source) {
			return source;
		}
		if (value instanceof ChatMessage message) {
			return Messages.output(message);
		}
		if (value instanceof Content content) {
			return (json) -> MessageContents.write(json, List.of(content));
		}
		return (value instanceof Image image) ? output(ImageContent.from(image)) : ContentSource.of(value);
	}

	public static void write(JsonGenerator json, Object value) throws IOException {
		ContentSource output = output(value);
		if (output != null) {
			output.writeTo(json);
		}
		else {
			json.writeNull();
		}
	}

	private static @Nullable Object valueOf(@Nullable Object result) {
		if (result instanceof Result<?> wrapped) {
			return valueOf(wrapped.content());
		}
		if (result instanceof Response<?> response) {
			return valueOf(response.content());
		}
		if (result instanceof ChatResponse response) {
			return valueOf(response.aiMessage());
		}
		if (result instanceof AiMessage message) {
			return (message.text() != null) ? message.text() : Messages.output(message);
		}
		return result;
	}

}

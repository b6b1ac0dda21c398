package dev.clew.langchain4j;

import dev.clew.content.ContentSource;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.service.Result;
import org.jspecify.annotations.Nullable;

/**
 * Results of AI services as content.
 */
final class Results {

	private Results() {
	}

	// Absent where the result holds nothing, such as after a tool that returns at once.
	static @Nullable ContentSource output(Object result) {
		Object value = valueOf(result);
		if (value == null) {
			return null;
		}
		if (value instanceof ContentSource source) {
			return source;
		}
		return ContentSource.of((value instanceof Enum<?> constant) ? constant.name() : value);
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

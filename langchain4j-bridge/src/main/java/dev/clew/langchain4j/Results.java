package dev.clew.langchain4j;

import dev.clew.content.ContentSource;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.Result;
import org.jspecify.annotations.Nullable;

/**
 * Results of AI services as content.
 */
final class Results {

	private Results() {
	}

	static ContentSource output(Object result) {
		Object value = valueOf(result);
		if (value instanceof ContentSource source) {
			return source;
		}
		return ContentSource.of((value instanceof Enum<?> constant) ? constant.name() : value);
	}

	private static @Nullable Object valueOf(Object result) {
		if (result instanceof Result<?> wrapped) {
			return wrapped.content();
		}
		if (result instanceof ChatResponse response) {
			String text = response.aiMessage().text();
			return (text != null) ? text : Messages.output(response.aiMessage());
		}
		return result;
	}

}

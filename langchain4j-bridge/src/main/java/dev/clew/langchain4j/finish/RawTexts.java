package dev.clew.langchain4j.finish;

import java.util.ArrayList;
import java.util.List;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What came over the wire, where a client hands it on. Which clients do is theirs to
 * decide, and changes: the methods are looked for by name.
 */
final class RawTexts {

	private static final int MAX_EVENTS = 16;

	private RawTexts() {
	}

	// The latest events of a stream, the last one first; or else the body.
	static List<String> latestOf(ChatResponseMetadata metadata) {
		List<String> texts = new ArrayList<>();
		if (ask(metadata, "rawServerSentEvents") instanceof List<?> events) {
			for (int i = events.size() - 1; i >= Math.max(0, events.size() - MAX_EVENTS); i--) {
				add(texts, events.get(i));
			}
		}
		if (texts.isEmpty()) {
			add(texts, ask(metadata, "rawHttpResponse"));
		}
		return texts;
	}

	private static void add(List<String> texts, @Nullable Object raw) {
		String text = (raw != null) ? textOf(raw) : null;
		if (text != null) {
			texts.add(text);
		}
	}

	static @Nullable String textOf(Object raw) {
		try {
			return Http.textOf(raw);
		}
		catch (LinkageError ex) {
			return null;
		}
	}

	private static @Nullable Object ask(ChatResponseMetadata metadata, String method) {
		try {
			return metadata.getClass().getMethod(method).invoke(metadata);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Loaded only where LangChain4j's HTTP client is there.
	 */
	private static final class Http {

		private Http() {
		}

		static @Nullable String textOf(Object raw) {
			if (raw instanceof ServerSentEvent event) {
				return event.data();
			}
			return (raw instanceof SuccessfulHttpResponse response) ? response.body() : null;
		}

	}

}

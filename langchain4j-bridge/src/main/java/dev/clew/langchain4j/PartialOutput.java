package dev.clew.langchain4j;

import dev.clew.content.ContentSource;
import org.jspecify.annotations.Nullable;

/**
 * The text of a stream so far, kept for the case that it does not end well. Bounded.
 */
final class PartialOutput {

	private static final int MAX_CHARS = 64 * 1024;

	private final StringBuilder text = new StringBuilder();

	synchronized void append(@Nullable String part) {
		if (part != null && this.text.length() < MAX_CHARS) {
			this.text.append(part, 0, Math.min(part.length(), MAX_CHARS - this.text.length()));
		}
	}

	synchronized @Nullable String text() {
		return this.text.isEmpty() ? null : this.text.toString();
	}

	@Nullable ContentSource toContent() {
		String content = text();
		if (content == null) {
			return null;
		}
		return (json) -> {
			json.writeStartObject();
			json.writeStringField("role", "assistant");
			json.writeStringField("content", content);
			json.writeEndObject();
		};
	}

}

package dev.clew.langchain4j;

import dev.clew.content.ContentSource;
import dev.clew.observation.ClewContext;
import org.jspecify.annotations.Nullable;

/**
 * The text of a stream so far, kept for the case that it does not end well. Bounded.
 */
final class PartialOutput {

	private static final int MAX_CHARS = 64 * 1024;

	private static final String CUT = "output cut: the first " + MAX_CHARS + " characters of the stream kept";

	private final StringBuilder text = new StringBuilder();

	private boolean cut;

	synchronized void append(@Nullable String part) {
		if (part != null) {
			int room = MAX_CHARS - this.text.length();
			this.text.append(part, 0, Math.min(part.length(), room));
			this.cut |= part.length() > room;
		}
	}

	synchronized @Nullable String text() {
		return this.text.isEmpty() ? null : this.text.toString();
	}

	private synchronized boolean isCut() {
		return this.cut;
	}

	void keepAs(ClewContext context, @Nullable ContentSource output) {
		context.setOutput(output);
		if (output != null && isCut()) {
			context.getNotes().add(CUT);
		}
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

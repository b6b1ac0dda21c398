package dev.clew.trace;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The beginning of what went in or came out, as one would say it in a list: the text of a
 * message, rather than the JSON around it.
 *
 * @param text at most 500 characters
 * @param cut whether there is more
 */
record PreviewText(String text, boolean cut) {

	private static final int MAX_LENGTH = 500;

	/**
	 * Bytes that hold so many characters, whatever they are and however they are escaped.
	 */
	private static final int ENOUGH = 4096;

	static PreviewText ofInput(Content input, ObservationType type) {
		return switch (type) {
			case AGENT, GENERATION -> of(input, PreviewText::lastSaid);
			default -> of(input, (value) -> value);
		};
	}

	static PreviewText ofOutput(Content output, ObservationType type) {
		return switch (type) {
			case AGENT, GENERATION -> of(output, PreviewText::said);
			default -> of(output, (value) -> value);
		};
	}

	// The last message of a generation, or the user's message of an agent.
	private static @Nullable JsonPeek lastSaid(JsonPeek input) {
		JsonPeek messages = input.get("messages");
		if (messages != null && messages.isArray()) {
			JsonPeek last = messages.last();
			return (last != null) ? last.get("content") : null;
		}
		return input.isObject() ? input.get("userMessage") : input;
	}

	private static @Nullable JsonPeek said(JsonPeek output) {
		return (output.isObject() && output.get("role") != null) ? output.get("content") : null;
	}

	// Most of a large content is read only where what is looked for is not found, or not
	// whole, in its beginning.
	private static PreviewText of(Content content, Function<JsonPeek, @Nullable JsonPeek> part) {
		if (content.size() > ENOUGH) {
			String beginning = content.json(ENOUGH);
			JsonPeek value = new JsonPeek(beginning);
			boolean enough = !value.isObject() || value.get("messages") == null;
			PreviewText found = enough ? text(value.isObject() ? part.apply(value) : value) : null;
			if (found != null && found.cut()) {
				return found;
			}
			if (!value.isObject() && !value.isArray()) {
				return cut(beginning, true);
			}
		}
		String json = content.json();
		PreviewText found = text(part.apply(new JsonPeek(json)));
		found = (found != null) ? found : text(new JsonPeek(json));
		return (found != null) ? found : cut(json, false);
	}

	private static @Nullable PreviewText text(@Nullable JsonPeek value) {
		if (value == null) {
			return null;
		}
		if (value.isText()) {
			return cut(value.text(MAX_LENGTH + 1), false);
		}
		return value.isArray() ? ofParts(value) : null;
	}

	// The texts of a multimodal message, one a line.
	private static @Nullable PreviewText ofParts(JsonPeek parts) {
		StringBuilder text = new StringBuilder();
		boolean found = false;
		for (JsonPeek part = parts.first(); part != null && text.length() <= MAX_LENGTH; part = part.next()) {
			JsonPeek type = part.get("type");
			JsonPeek said = (type != null && "text".equals(type.text(MAX_LENGTH))) ? part.get("text") : null;
			if (type == null) {
				return null;
			}
			if (said != null && said.isText()) {
				text.append(found ? "\n" : "").append(said.text(MAX_LENGTH + 1));
				found = true;
			}
		}
		return found ? cut(text.toString(), false) : null;
	}

	private static PreviewText cut(String text, boolean more) {
		if (text.length() <= MAX_LENGTH) {
			return new PreviewText(wellFormed(text), more);
		}
		boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1));
		return new PreviewText(wellFormed(text.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH)), true);
	}

	// Half of a surrogate pair cannot be written.
	private static String wellFormed(String text) {
		boolean paired = false;
		for (int i = 0; !paired && i < text.length(); i++) {
			paired = Character.isSurrogate(text.charAt(i));
		}
		return paired ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : text;
	}

}

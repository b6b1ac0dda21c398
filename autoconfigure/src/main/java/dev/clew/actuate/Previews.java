package dev.clew.actuate;

import java.util.Set;
import java.util.function.Function;

import dev.clew.trace.Content;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of what went in or came out, as one would say it in a list.
 */
final class Previews {

	private static final int MAX_LENGTH = 500;

	/**
	 * Bytes that hold so many characters, whatever they are and however they are escaped.
	 */
	private static final int ENOUGH = 4096;

	private static final Set<ObservationType> TALKING = Set.of(ObservationType.AGENT, ObservationType.GENERATION);

	private Previews() {
	}

	static @Nullable String ofInput(@Nullable Content input, ObservationType type) {
		return TALKING.contains(type) ? ofInput(input) : ofAny(input);
	}

	static @Nullable String ofOutput(@Nullable Content output, ObservationType type) {
		return TALKING.contains(type) ? ofOutput(output) : ofAny(output);
	}

	/**
	 * The last message of a generation's input, or the user's message of an agent's.
	 * @param input an input, if there is one
	 * @return at most 500 characters
	 */
	static @Nullable String ofInput(@Nullable Content input) {
		if (input == null) {
			return null;
		}
		String beginning = input.json(ENOUGH);
		return new JsonPeek(beginning).isObject() ? preview(input.json(), Previews::lastSaid) : ofAny(input);
	}

	private static @Nullable JsonPeek lastSaid(JsonPeek input) {
		JsonPeek messages = input.get("messages");
		return (messages != null && messages.isArray()) ? content(messages.last()) : input.get("userMessage");
	}

	/**
	 * The text of a generation's output, or an agent's result.
	 * @param output an output, if there is one
	 * @return at most 500 characters
	 */
	static @Nullable String ofOutput(@Nullable Content output) {
		if (output == null) {
			return null;
		}
		String beginning = output.json(ENOUGH);
		if (!new JsonPeek(beginning).isObject()) {
			return ofAny(output);
		}
		JsonPeek said = said(new JsonPeek(beginning));
		boolean enough = said != null && said.isText() && said.text(MAX_LENGTH + 1).length() > MAX_LENGTH;
		return preview(enough ? beginning : output.json(), Previews::said);
	}

	private static @Nullable JsonPeek said(JsonPeek message) {
		return (message.get("role") != null) ? content(message) : null;
	}

	private static @Nullable JsonPeek content(@Nullable JsonPeek message) {
		return (message != null) ? message.get("content") : null;
	}

	private static @Nullable String ofAny(@Nullable Content content) {
		return (content != null) ? preview(content.json(ENOUGH), (value) -> value) : null;
	}

	// One unit more than is kept tells whether the last one is half of a character.
	private static String preview(String json, Function<JsonPeek, @Nullable JsonPeek> part) {
		JsonPeek value = part.apply(new JsonPeek(json));
		String text = (value != null && value.isText()) ? value.text(MAX_LENGTH + 1)
				: json.substring(0, Math.min(json.length(), MAX_LENGTH + 1));
		return Text.wellFormed(Text.cut(text, MAX_LENGTH));
	}

}

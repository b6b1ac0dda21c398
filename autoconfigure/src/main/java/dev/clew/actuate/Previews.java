package dev.clew.actuate;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.clew.trace.Content;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of what went in or came out, as one would say it in a list.
 */
final class Previews {

	private static final int MAX_LENGTH = 500;

	private static final Set<ObservationType> TALKING = Set.of(ObservationType.AGENT, ObservationType.GENERATION);

	private Previews() {
	}

	static @Nullable String ofInput(@Nullable Content input, ObservationType type) {
		return TALKING.contains(type) ? ofInput(input) : preview(input, JsonContent.read(input));
	}

	static @Nullable String ofOutput(@Nullable Content output, ObservationType type) {
		return TALKING.contains(type) ? ofOutput(output) : preview(output, JsonContent.read(output));
	}

	/**
	 * The last message of a generation's input, or the user's message of an agent's.
	 * @param input an input, if there is one
	 * @return at most 500 characters
	 */
	static @Nullable String ofInput(@Nullable Content input) {
		Object value = JsonContent.read(input);
		if (value instanceof Map<?, ?> map) {
			return preview(input,
					(map.get("messages") instanceof List<?> messages) ? lastMessage(messages) : map.get("userMessage"));
		}
		return preview(input, value);
	}

	/**
	 * The text of a generation's output, or an agent's result.
	 * @param output an output, if there is one
	 * @return at most 500 characters
	 */
	static @Nullable String ofOutput(@Nullable Content output) {
		Object value = JsonContent.read(output);
		boolean message = value instanceof Map<?, ?> map && map.containsKey("role");
		return preview(output, message ? content(value) : value);
	}

	private static @Nullable Object lastMessage(List<?> messages) {
		return messages.isEmpty() ? null : content(messages.get(messages.size() - 1));
	}

	private static @Nullable Object content(@Nullable Object message) {
		return (message instanceof Map<?, ?> map) ? map.get("content") : null;
	}

	private static @Nullable String preview(@Nullable Content content, @Nullable Object text) {
		if (content == null) {
			return null;
		}
		return Text.cut((text instanceof String string) ? string : Text.wellFormed(content.json()), MAX_LENGTH);
	}

}

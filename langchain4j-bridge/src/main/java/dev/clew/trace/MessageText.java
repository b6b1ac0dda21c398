package dev.clew.trace;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was said within JSON: the text of a message, be it one text or several
 * parts. Of each text only the beginning is copied.
 */
final class MessageText {

	private final JsonParser json;

	private final int maxLength;

	/**
	 * A value to be searched.
	 * @param json the parser, at its first token
	 * @param maxLength at most so many characters are of use
	 */
	MessageText(JsonParser json, int maxLength) {
		this.json = json;
		this.maxLength = maxLength;
	}

	/**
	 * The last message of a generation, or the user's message of an agent.
	 * @return its text, if there is one
	 * @throws IOException if it is no JSON
	 */
	@Nullable String ofInput() throws IOException {
		if (!this.json.isExpectedStartObjectToken()) {
			return text();
		}
		String said = null;
		for (String name = this.json.nextFieldName(); name != null; name = this.json.nextFieldName()) {
			this.json.nextToken();
			if ("messages".equals(name) && this.json.isExpectedStartArrayToken()) {
				return lastMessage();
			}
			said = "userMessage".equals(name) ? text() : skip(said);
		}
		return said;
	}

	private @Nullable String lastMessage() throws IOException {
		String last = null;
		while (this.json.nextToken() != JsonToken.END_ARRAY) {
			last = message(false);
		}
		return last;
	}

	/**
	 * The message that a model answered with.
	 * @return its text, if there is one
	 * @throws IOException if it is no JSON
	 */
	@Nullable String ofOutput() throws IOException {
		return this.json.isExpectedStartObjectToken() ? message(true) : text();
	}

	private @Nullable String message(boolean roleNeeded) throws IOException {
		if (!this.json.isExpectedStartObjectToken()) {
			return skip(null);
		}
		boolean role = !roleNeeded;
		String said = null;
		for (String name = this.json.nextFieldName(); name != null; name = this.json.nextFieldName()) {
			this.json.nextToken();
			role |= "role".equals(name);
			said = "content".equals(name) ? text() : skip(said);
		}
		return role ? said : null;
	}

	/**
	 * A text, or the texts of a multimodal message, one a line.
	 * @return its beginning; nothing where it is none
	 * @throws IOException if it is no JSON
	 */
	@Nullable String text() throws IOException {
		if (this.json.hasToken(JsonToken.VALUE_STRING)) {
			return beginning();
		}
		return this.json.isExpectedStartArrayToken() ? parts() : skip(null);
	}

	private @Nullable String parts() throws IOException {
		StringBuilder text = new StringBuilder();
		boolean typed = true;
		boolean found = false;
		while (this.json.nextToken() != JsonToken.END_ARRAY) {
			String[] typeAndText = part();
			typed &= typeAndText[0] != null;
			String said = "text".equals(typeAndText[0]) ? typeAndText[1] : null;
			if (said != null && text.length() <= this.maxLength) {
				text.append(found ? "\n" : "").append(said);
				found = true;
			}
		}
		return (typed && found) ? text.toString() : null;
	}

	private @Nullable String[] part() throws IOException {
		String[] typeAndText = new String[2];
		if (!this.json.isExpectedStartObjectToken()) {
			skip(null);
			return typeAndText;
		}
		for (String name = this.json.nextFieldName(); name != null; name = this.json.nextFieldName()) {
			boolean text = this.json.nextToken() == JsonToken.VALUE_STRING;
			if (text && ("type".equals(name) || "text".equals(name))) {
				typeAndText["type".equals(name) ? 0 : 1] = beginning();
			}
			this.json.skipChildren();
		}
		return typeAndText;
	}

	private String beginning() throws IOException {
		int length = Math.min(this.json.getTextLength(), this.maxLength + 1);
		return new String(this.json.getTextCharacters(), this.json.getTextOffset(), length);
	}

	private @Nullable String skip(@Nullable String found) throws IOException {
		this.json.skipChildren();
		return found;
	}

}

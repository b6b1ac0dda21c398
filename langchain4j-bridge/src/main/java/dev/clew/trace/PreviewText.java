package dev.clew.trace;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
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

	// Bytes that hold so many characters, whatever they are and however they are escaped.
	private static final int ENOUGH = 4096;

	private static final JsonFactory JSON = new JsonFactory();

	static PreviewText ofInput(Content input, ObservationType type) {
		return of(input, isSaid(type) ? MessageText::ofInput : MessageText::text);
	}

	static PreviewText ofOutput(Content output, ObservationType type) {
		return of(output, isSaid(type) ? MessageText::ofOutput : MessageText::text);
	}

	private static boolean isSaid(ObservationType type) {
		return type == ObservationType.AGENT || type == ObservationType.GENERATION;
	}

	private static PreviewText of(Content content, Search search) {
		try (JsonParser json = JSON.createParser(content.utf8())) {
			json.nextToken();
			String found = search.in(new MessageText(json, MAX_LENGTH));
			if (found != null) {
				return cut(found, false);
			}
		}
		catch (IOException ex) {
			// Of text that is no JSON, the text.
		}
		return cut(content.json(ENOUGH), content.size() > ENOUGH);
	}

	private static PreviewText cut(String text, boolean more) {
		return new PreviewText(Text.wellFormed(Text.cut(text, MAX_LENGTH)), more || text.length() > MAX_LENGTH);
	}

	@FunctionalInterface
	private interface Search {

		@Nullable String in(MessageText json) throws IOException;

	}

}

package dev.clew.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

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
		String asked = isSaid(type) ? plain(input.utf8(), "{\"userMessage\":\"", "\"}") : null;
		return (asked != null) ? cut(asked, false) : of(input, isSaid(type) ? MessageText::ofInput : MessageText::text);
	}

	static PreviewText ofOutput(Content output, ObservationType type) {
		return of(output, isSaid(type) ? MessageText::ofOutput : MessageText::text);
	}

	static PreviewText of(String text) {
		return cut(text, false);
	}

	private static boolean isSaid(ObservationType type) {
		return type == ObservationType.AGENT || type == ObservationType.GENERATION;
	}

	private static PreviewText of(Content content, Search search) {
		String plain = plain(content.utf8(), "\"", "\"");
		if (plain != null) {
			return cut(plain, false);
		}
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

	// A text that needs no parser, which costs more than all else: of plain characters,
	// and alone.
	private static @Nullable String plain(byte[] utf8, String before, String after) {
		int from = before.length();
		int to = utf8.length - after.length();
		boolean plain = from <= to;
		for (int i = 0; plain && i < from; i++) {
			plain = utf8[i] == before.charAt(i);
		}
		for (int i = 0; plain && i < after.length(); i++) {
			plain = utf8[to + i] == after.charAt(i);
		}
		for (int i = from; plain && i < to; i++) {
			plain = utf8[i] >= ' ' && utf8[i] != '"' && utf8[i] != '\\';
		}
		return plain ? new String(utf8, from, Math.min(to - from, MAX_LENGTH + 1), StandardCharsets.ISO_8859_1) : null;
	}

	private static PreviewText cut(String text, boolean more) {
		return new PreviewText(Text.wellFormed(Text.cut(text, MAX_LENGTH)), more || text.length() > MAX_LENGTH);
	}

	@FunctionalInterface
	private interface Search {

		@Nullable String in(MessageText json) throws IOException;

	}

}

package dev.clew.attribute;

import java.io.IOException;

import dev.clew.content.ContentRenderer;
import dev.clew.content.ContentSource;
import dev.clew.trace.Content;
import org.jspecify.annotations.Nullable;

/**
 * Contents as attributes. What is longer than a span allows is cut so that it stays JSON;
 * that, and what could not be written, is said in a note.
 */
final class ContentText {

	private static final int SMALLEST = 256;

	private static final int TRIES = 4;

	private static final String NOTHING = "[]";

	private final LimitedSink to;

	ContentText(LimitedSink to) {
		this.to = to;
	}

	/**
	 * Writes JSON.
	 * @param key key of the attribute
	 * @param content what is written, if there is anything
	 * @param shape the shape of it
	 */
	void json(String key, @Nullable Content content, Json.Shape shape) {
		write(key, content, shape, null, false);
	}

	/**
	 * Writes a list of JSON.
	 * @param key key of the attribute
	 * @param content what is written, if there is anything
	 * @param shape the shape of it
	 * @param otherwise the shape where the list would be empty; without one nothing is
	 * written then
	 */
	void list(String key, @Nullable Content content, Json.Shape shape, Json.@Nullable Shape otherwise) {
		write(key, content, shape, otherwise, true);
	}

	/**
	 * Writes a text as it is, anything else as JSON.
	 * @param key key of the attribute
	 * @param content what is written, if there is anything
	 * @param shape the shape of what is no text
	 */
	void plain(String key, @Nullable Content content, Json.Shape shape) {
		String text = (content != null && content.json(1).equals("\"")) ? textOf(content) : null;
		if (text != null) {
			this.to.text(key, text);
		}
		else {
			json(key, content, shape);
		}
	}

	private static @Nullable String textOf(Content content) {
		try {
			return Json.textOf(content);
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void write(String key, @Nullable Content content, Json.Shape shape, Json.@Nullable Shape otherwise,
			boolean list) {
		if (content == null) {
			return;
		}
		try {
			String json = Json.of(content, shape);
			if (list && NOTHING.equals(json)) {
				if (otherwise != null) {
					json(key, content, otherwise);
				}
			}
			else {
				fitted(key, json, content, shape);
			}
		}
		catch (IOException ex) {
			this.to.note(key + " left out: " + ex.getClass().getSimpleName());
		}
	}

	private void fitted(String key, String whole, Content content, Json.Shape shape) throws IOException {
		int max = this.to.maxLength();
		String json = whole;
		long size = content.size();
		for (int i = 0; i < TRIES && json.length() > max && size >= SMALLEST; i++) {
			size = size * 9 / 10 * max / json.length();
			json = (size >= SMALLEST) ? Json.of(cut(content, (int) size), shape) : json;
		}
		if (json.length() > max) {
			this.to.note(key + " left out: it has " + whole.length() + " characters, and " + max + " are allowed");
			return;
		}
		if (json.length() < whole.length()) {
			this.to.note(key + " cut: " + json.length() + " of " + whole.length() + " characters kept");
		}
		this.to.text(key, json);
	}

	private static Content cut(Content content, int size) throws IOException {
		Content part = new ContentRenderer(size).render(ContentSource.json(content.json()), "content").content();
		return (part != null) ? part : content;
	}

}

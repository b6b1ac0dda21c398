package dev.clew.content;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.trace.InternalApi;

/**
 * Lists as JSON. Of a long one not each element needs to be written.
 */
@InternalApi
public final class Elements {

	private Elements() {
	}

	/**
	 * Writes a list. Where it is too large for what is kept, elements from its middle are
	 * not asked for.
	 * @param json where to write it
	 * @param list the list
	 * @param writer writes an element
	 * @param <T> type of the elements
	 * @throws IOException if an element cannot be written
	 */
	public static <T> void write(JsonGenerator json, List<? extends T> list, Writer<T> writer) throws IOException {
		if (list.isEmpty()) {
			start(json, false);
			finish(json, false);
		}
		else if (!(json instanceof ContentGenerator own && own.elements(list, writer))) {
			each(json, list, writer);
		}
	}

	// Without an iterator, which most lists of messages do not need.
	private static <T> void each(JsonGenerator json, List<? extends T> list, Writer<T> writer) throws IOException {
		if (!(list instanceof RandomAccess)) {
			all(json, false, list, writer);
			return;
		}
		start(json, false);
		for (int i = 0; i < list.size(); i++) {
			writer.write(json, list.get(i));
		}
		finish(json, false);
	}

	// What can only be asked for one element after the other, elements or fields.
	static <T> void write(JsonGenerator json, boolean object, Collection<? extends T> all, Writer<T> writer)
			throws IOException {
		if (all.isEmpty()) {
			start(json, object);
			finish(json, object);
		}
		else if (!(json instanceof ContentGenerator own && own.sequence(object, all, writer))) {
			all(json, object, all, writer);
		}
	}

	private static <T> void all(JsonGenerator json, boolean object, Collection<? extends T> all, Writer<T> writer)
			throws IOException {
		start(json, object);
		for (T element : all) {
			writer.write(json, element);
		}
		finish(json, object);
	}

	static void start(JsonGenerator json, boolean object) throws IOException {
		if (object) {
			json.writeStartObject();
		}
		else {
			json.writeStartArray();
		}
	}

	static void finish(JsonGenerator json, boolean object) throws IOException {
		if (object) {
			json.writeEndObject();
		}
		else {
			json.writeEndArray();
		}
	}

	/**
	 * Writes an element.
	 *
	 * @param <T> type of the element
	 */
	@FunctionalInterface
	public interface Writer<T> {

		/**
		 * Writes one JSON value.
		 * @param json where to write it
		 * @param element the element
		 * @throws IOException passed on from the generator
		 */
		void write(JsonGenerator json, T element) throws IOException;

	}

}

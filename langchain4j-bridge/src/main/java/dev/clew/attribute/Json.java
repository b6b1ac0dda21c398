package dev.clew.attribute;

import java.io.IOException;
import java.io.StringWriter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.clew.trace.Content;

/**
 * Contents in other shapes, read and written as a stream.
 */
final class Json {

	private static final JsonFactory FACTORY = new JsonFactory();

	private Json() {
	}

	/**
	 * A content in another shape.
	 * @param content the content
	 * @param shape reads it, from its first token on, and writes the other one
	 * @return JSON text
	 * @throws IOException if the content is no JSON, or the shape writes none
	 */
	static String of(Content content, Shape shape) throws IOException {
		StringWriter text = new StringWriter(content.size() + content.size() / 4);
		try (JsonParser from = FACTORY.createParser(content.stream());
				JsonGenerator to = FACTORY.createGenerator(text)) {
			from.nextToken();
			shape.write(from, to);
		}
		return text.toString();
	}

	/**
	 * A text as it is, anything else as JSON.
	 * @param from a parser at the value, which it is past afterwards
	 * @return the text
	 * @throws IOException if it is no JSON
	 */
	static String text(JsonParser from) throws IOException {
		if (from.hasToken(JsonToken.VALUE_STRING)) {
			return from.getText();
		}
		StringWriter text = new StringWriter();
		try (JsonGenerator to = FACTORY.createGenerator(text)) {
			to.copyCurrentStructure(from);
		}
		return text.toString();
	}

	static String textOf(Content content) throws IOException {
		try (JsonParser from = FACTORY.createParser(content.stream())) {
			from.nextToken();
			return text(from);
		}
	}

	/**
	 * An object whose first name was read already.
	 * @param from a parser at the first name, or at the end of an empty object
	 * @return JSON text
	 * @throws IOException if it is no JSON
	 */
	static String rest(JsonParser from) throws IOException {
		StringWriter text = new StringWriter();
		try (JsonGenerator to = FACTORY.createGenerator(text)) {
			to.writeStartObject();
			while (!from.hasToken(JsonToken.END_OBJECT)) {
				to.copyCurrentStructure(from);
				from.nextToken();
			}
			to.writeEndObject();
		}
		return text.toString();
	}

	/**
	 * Writes one JSON value as another one.
	 */
	@FunctionalInterface
	interface Shape {

		void write(JsonParser from, JsonGenerator to) throws IOException;

	}

}

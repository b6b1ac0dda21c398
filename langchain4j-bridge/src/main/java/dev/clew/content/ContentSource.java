package dev.clew.content;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * An input or output that can be written as JSON, once or more often.
 */
@FunctionalInterface
public interface ContentSource {

	/**
	 * Writes one JSON value.
	 * @param json where to write it; its codec writes any object
	 * @throws IOException passed on from the generator
	 */
	void writeTo(JsonGenerator json) throws IOException;

	/**
	 * A value of a JSON type, a map, a list, or an object with properties.
	 * @param value the value, may be {@code null}
	 * @return the source
	 */
	static ContentSource of(Object value) {
		return (json) -> json.writePOJO(value);
	}

	/**
	 * A text.
	 * @param text the text
	 * @return the source
	 */
	static ContentSource text(String text) {
		return (json) -> json.writeString(text);
	}

}

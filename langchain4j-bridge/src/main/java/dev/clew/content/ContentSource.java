package dev.clew.content;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * An input or output that can be written as JSON, once or more often.
 */
@FunctionalInterface
@InternalApi
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
	static ContentSource of(@Nullable Object value) {
		return (value instanceof String text) ? text(text) : (json) -> json.writePOJO(value);
	}

	/**
	 * JSON text that somebody else wrote, such as the arguments of a tool call.
	 * @param json the text
	 * @return its JSON value, or the text itself as a string where it is no JSON
	 */
	static ContentSource json(String json) {
		return (generator) -> JsonText.write(generator, json);
	}

	/**
	 * A content that is part of many others and always the same, such as the tools that a
	 * model is offered.
	 * @param source the content
	 * @return the source, which is asked twice and then its JSON is known
	 */
	static ContentSource kept(ContentSource source) {
		return new KeptContent(source);
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

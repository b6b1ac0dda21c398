package dev.clew.actuate;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A {@code null} inside of content: the endpoints' mapper leaves map entries without a
 * value out, but what a tool was called with has to be shown as it was.
 */
final class JsonNull {

	static final JsonNull INSTANCE = new JsonNull();

	private JsonNull() {
	}

	@JsonValue
	@Nullable Object value() {
		return null;
	}

	@Override
	public String toString() {
		return "null";
	}

}

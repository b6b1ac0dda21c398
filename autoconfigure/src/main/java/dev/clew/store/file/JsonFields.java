package dev.clew.store.file;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Fields of an object, of which those that are wrong are named.
 *
 * @param json the object
 */
record JsonFields(JsonNode json) {

	static final int NANOS_OF_A_MILLI = 6;

	@Nullable String text(String name) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		if (!value.isTextual()) {
			throw refused(name, value, "a text");
		}
		return value.textValue();
	}

	String required(String name) {
		String text = text(name);
		if (text == null) {
			throw new IllegalArgumentException(name + " is missing");
		}
		return text;
	}

	Instant time(String name) {
		String text = required(name);
		try {
			return Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw refused(name, this.json.get(name), "a time in ISO 8601, such as 2026-11-22T10:00:00Z");
		}
	}

	@Nullable Duration millis(String name) {
		BigDecimal millis = number(name);
		if (millis == null) {
			return null;
		}
		BigDecimal nanos = millis.movePointRight(NANOS_OF_A_MILLI);
		try {
			return Duration.ofNanos(nanos.longValueExact());
		}
		catch (ArithmeticException ex) {
			throw refused(name, this.json.get(name), "milliseconds, to a nanosecond");
		}
	}

	@Nullable BigDecimal number(String name) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		if (!value.isNumber()) {
			throw refused(name, value, "a number");
		}
		return value.decimalValue();
	}

	@Nullable Integer integer(String name) {
		Long whole = whole(name);
		if (whole != null && whole != whole.intValue()) {
			throw refused(name, this.json.get(name), "a whole number");
		}
		return (whole != null) ? (Integer) whole.intValue() : null;
	}

	@Nullable Long whole(String name) {
		BigDecimal number = number(name);
		if (number == null) {
			return null;
		}
		try {
			return number.longValueExact();
		}
		catch (ArithmeticException ex) {
			throw refused(name, this.json.get(name), "a whole number");
		}
	}

	boolean isTrue(String name) {
		return this.json.path(name).asBoolean(false);
	}

	<E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
		String text = text(name);
		if (text == null) {
			return null;
		}
		try {
			return Enum.valueOf(type, text);
		}
		catch (IllegalArgumentException ex) {
			throw refused(name, this.json.get(name), "one of " + List.of(type.getEnumConstants()));
		}
	}

	List<String> texts(String name) {
		return objects(name).map((value) -> value.json.asText()).toList();
	}

	Stream<JsonFields> objects(String name) {
		return StreamSupport.stream(this.json.path(name).spliterator(), false).map(JsonFields::new);
	}

	@Nullable JsonFields object(String name) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		if (!value.isObject()) {
			throw refused(name, value, "an object");
		}
		return new JsonFields(value);
	}

	Map<String, String> textsByName(String name) {
		Map<String, String> texts = new LinkedHashMap<>();
		this.json.path(name).properties().forEach((each) -> texts.put(each.getKey(), each.getValue().asText()));
		return texts;
	}

	@Nullable JsonNode value(String name) {
		JsonNode value = this.json.get(name);
		return (value != null && !value.isNull()) ? value : null;
	}

	static IllegalArgumentException refused(String name, @Nullable JsonNode value, String allowed) {
		String text = String.valueOf(value);
		return new IllegalArgumentException(
				name + " is " + text.substring(0, Math.min(text.length(), 100)) + "; allowed is " + allowed);
	}

}

package dev.clew.langchain4j.usage;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import org.jspecify.annotations.Nullable;

/**
 * The {@code usage} object of a provider's response, as it came over the wire. Nothing
 * but it is read.
 *
 * @param values its numbers and texts, those of an object within it by
 * {@code object.name}
 */
record RawUsage(Map<String, String> values) {

	static final RawUsage NONE = new RawUsage(Map.of());

	private static final String USAGE = "usage";

	// Where events of a stream have it.
	private static final Set<String> AROUND = Set.of("response", "message");

	private static final int MAX_EVENTS = 16;

	private static final int MAX_TEXT = 100;

	private static final JsonFactory JSON = new JsonFactory();

	// Of a stream the last usage counts: where there are several, each is that so far.
	static RawUsage last(@Nullable SuccessfulHttpResponse response, @Nullable List<ServerSentEvent> events) {
		if (events == null || events.isEmpty()) {
			return of((response != null) ? response.body() : null);
		}
		RawUsage usage = NONE;
		int end = Math.max(0, events.size() - MAX_EVENTS);
		for (int i = events.size() - 1; i >= end && usage.values.isEmpty(); i--) {
			usage = of(events.get(i).data());
		}
		return usage;
	}

	// The usage that a stream begins with.
	static RawUsage first(@Nullable SuccessfulHttpResponse response, @Nullable List<ServerSentEvent> events) {
		if (events == null || events.isEmpty()) {
			return of((response != null) ? response.body() : null);
		}
		RawUsage usage = NONE;
		int end = Math.min(events.size(), MAX_EVENTS);
		for (int i = 0; i < end && usage.values.isEmpty(); i++) {
			usage = of(events.get(i).data());
		}
		return usage;
	}

	static RawUsage of(@Nullable String json) {
		if (json == null || !json.contains(USAGE)) {
			return NONE;
		}
		Map<String, String> values = new HashMap<>();
		try (JsonParser parser = JSON.createParser(json)) {
			if (parser.nextToken() == JsonToken.START_OBJECT) {
				read(parser, values);
			}
		}
		catch (IOException ex) {
			return NONE;
		}
		return new RawUsage(values);
	}

	private static void read(JsonParser parser, Map<String, String> values) throws IOException {
		while (parser.nextToken() == JsonToken.FIELD_NAME) {
			String name = parser.currentName();
			JsonToken token = parser.nextToken();
			if (token == JsonToken.START_OBJECT && name.equals(USAGE)) {
				flatten(parser, "", values);
			}
			else if (token == JsonToken.START_OBJECT && AROUND.contains(name)) {
				read(parser, values);
			}
			else {
				parser.skipChildren();
			}
		}
	}

	private static void flatten(JsonParser parser, String prefix, Map<String, String> values) throws IOException {
		while (parser.nextToken() == JsonToken.FIELD_NAME) {
			String name = prefix + parser.currentName();
			JsonToken token = parser.nextToken();
			if (token == JsonToken.START_OBJECT && prefix.isEmpty()) {
				flatten(parser, name + ".", values);
			}
			else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && parser.getTextLength() <= MAX_TEXT) {
				values.put(name, parser.getText());
			}
			else {
				parser.skipChildren();
			}
		}
	}

	@Nullable String text(String name) {
		return this.values.get(name);
	}

	boolean hasObject(String name) {
		return !this.values.isEmpty() && this.values.keySet().stream().anyMatch((key) -> key.startsWith(name + "."));
	}

	// A number of tokens under the first of the names that tells of any; less than zero
	// where it is none.
	@Nullable Long count(String... names) {
		Long count = null;
		for (String name : names) {
			String value = this.values.get(name);
			if (value != null && (count == null || count == 0)) {
				count = countOf(value);
			}
		}
		return count;
	}

	private static long countOf(String value) {
		try {
			return new BigDecimal(value).longValueExact();
		}
		catch (ArithmeticException | NumberFormatException ex) {
			return -1;
		}
	}

}

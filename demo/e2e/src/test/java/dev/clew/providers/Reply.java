package dev.clew.providers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * What a provider sends over the wire, in the shape of its documentation.
 *
 * @param contentType type of the body
 * @param body the body
 */
record Reply(String contentType, byte[] body) {

	private static final Map<String, String> TYPES = Map.of("json", "application/json", "sse", "text/event-stream",
			"ndjson", "application/x-ndjson", "events", "application/vnd.amazon.eventstream");

	static Reply to(Row row) {
		String kind = row.how().equals("embed") ? "-embedding" : "";
		for (String type : row.how().equals("stream") ? List.of("sse", "ndjson", "events") : List.of("json")) {
			String template = read(row.provider() + kind + "." + type);
			if (!template.isEmpty()) {
				String text = fill(template, row);
				return new Reply(Objects.requireNonNull(TYPES.get(type)),
						type.equals("events") ? events(text) : text.getBytes(StandardCharsets.UTF_8));
			}
		}
		throw new IllegalArgumentException("no template for " + row);
	}

	private static String read(String file) {
		try (InputStream in = Reply.class.getResourceAsStream(file)) {
			return (in != null) ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String fill(String template, Row row) {
		return template.replace("{{model}}", row.model())
			.replace("{{tier}}", (row.tier() != null) ? "\"" + row.tier() + "\"" : "null")
			.replace("{{usage}}", row.usage())
			.replace("{{last usage}}", row.lastUsage());
	}

	// AWS streams in a format of its own.
	private static byte[] events(String lines) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Arrays.stream(lines.strip().split("\n", -1)).map((line) -> line.split(" ", 2)).forEach((event) -> {
			Map<String, HeaderValue> headers = Map.of(":event-type", HeaderValue.fromString(event[0]), ":content-type",
					HeaderValue.fromString("application/json"), ":message-type", HeaderValue.fromString("event"));
			new Message(headers, event[1].getBytes(StandardCharsets.UTF_8)).encode(out);
		});
		return out.toByteArray();
	}

}

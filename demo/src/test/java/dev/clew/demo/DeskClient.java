package dev.clew.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to the help desk over HTTP, as the chat page does.
 */
final class DeskClient {

	private static final JsonMapper json = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final String address;

	DeskClient(int port) {
		this.address = "http://localhost:" + port;
	}

	Reply ask(String message) {
		return ask(message, null);
	}

	Reply ask(String message, @Nullable String conversationId) {
		return post("/api/chat", json.writeValueAsString(Map.of("message", message)), conversationId);
	}

	Reply post(String path, String body) {
		return post(path, body, null);
	}

	private Reply post(String path, String body, @Nullable String conversationId) {
		HttpResponse<InputStream> response = open(path, body, conversationId);
		try (InputStream content = response.body()) {
			byte[] bytes = content.readAllBytes();
			return new Reply(response.statusCode(), (bytes.length > 0) ? json.readTree(bytes) : json.nullNode());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Asks for an answer word by word.
	 * @param message the question
	 * @return all events, as sent
	 */
	String stream(String message) {
		try (InputStream content = openStream(message, "stream")) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	InputStream openStream(String message, String conversationId) {
		return open("/api/chat/stream", json.writeValueAsString(Map.of("message", message)), conversationId).body();
	}

	private HttpResponse<InputStream> open(String path, String body, @Nullable String conversationId) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (conversationId != null) {
			request.header(ChatController.CONVERSATION_HEADER, conversationId);
		}
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What came back.
	 *
	 * @param status the HTTP status
	 * @param body the JSON
	 */
	record Reply(int status, JsonNode body) {

		String text(String field) {
			return this.body.path(field).asString("");
		}

	}

}

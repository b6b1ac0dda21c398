package dev.clew.demo.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.clew.demo.HutDeskApplication;
import dev.clew.store.TraceStore;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running demo, on a port of its own and without a key, and what it says over HTTP.
 */
final class HelpDesk implements AutoCloseable {

	private static final JsonMapper json = new JsonMapper();

	private static final List<String> SETTINGS = List.of("--server.port=0", "--hut-desk.open-ai.api-key=",
			"--clew.store.memory.max-size=1GB");

	private final ConfigurableApplicationContext context;

	private final HttpClient http = HttpClient.newHttpClient();

	HelpDesk(String... further) {
		String[] settings = Stream.concat(SETTINGS.stream(), Stream.of(further)).toArray(String[]::new);
		this.context = new SpringApplication(HutDeskApplication.class).run(settings);
	}

	String address() {
		return "http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port");
	}

	void confirmBookings() {
		this.context.getBean(JdbcTemplate.class).update("UPDATE booking SET status = 'CONFIRMED'");
	}

	TraceStore store() {
		return this.context.getBean(TraceStore.class);
	}

	Reply ask(String conversationId, String message) {
		return post("/api/chat", conversationId, Map.of("message", message));
	}

	Reply stream(String conversationId, String message) {
		return post("/api/chat/stream", conversationId, Map.of("message", message));
	}

	void score(String traceId, boolean helpful, String comment) {
		Map<String, Object> feedback = Map.of("traceId", traceId, "helpful", helpful, "comment", comment);
		assertThat(post("/api/feedback", "none", feedback).status()).isEqualTo(204);
	}

	/**
	 * Reads an endpoint.
	 * @param path what stands after {@code /actuator/}
	 * @return what it says
	 */
	JsonNode read(String path) {
		Reply reply = send(request("/actuator/" + path).GET());
		assertThat(reply.status()).as(path).isEqualTo(200);
		return reply.json();
	}

	String text(String path) {
		return send(request(path).GET()).body();
	}

	Reply tryToRead(String path) {
		return send(request("/actuator/" + path).GET());
	}

	// The id of the trace of an answer, when all of it has ended.
	String askedTrace(String conversationId, String message) {
		String id = ask(conversationId, message).text("traceId");
		completedTrace(id);
		return id;
	}

	JsonNode completedTrace(String traceId) {
		return Awaitility.with()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20))
			.await()
			.until(() -> read("llmtraces/" + traceId), (trace) -> "COMPLETED".equals(trace.path("status").asString()));
	}

	private Reply post(String path, String conversationId, Map<String, ?> body) {
		return send(request(path).header("Content-Type", "application/json")
			.header("X-Conversation-Id", conversationId)
			.POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(address() + path));
	}

	private Reply send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Reply(response.statusCode(), response.headers().firstValue("X-Trace-Id").orElse(null),
					response.body());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What came back.
	 *
	 * @param status the HTTP status
	 * @param traceId what the response header says
	 * @param body as sent
	 */
	record Reply(int status, @Nullable String traceId, String body) {

		JsonNode json() {
			return json.readTree(this.body);
		}

		String text(String field) {
			return json().path(field).asString();
		}

	}

}

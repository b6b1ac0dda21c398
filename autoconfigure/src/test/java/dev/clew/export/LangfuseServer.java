package dev.clew.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/**
 * A Langfuse server as far as its API goes: what it has taken is what it answered with
 * success.
 */
public final class LangfuseServer implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final WireMockServer server;

	private final int port;

	public LangfuseServer() {
		this(0);
	}

	LangfuseServer(int port) {
		this.server = new WireMockServer(WireMockConfiguration.options().port(port).bindAddress("localhost"));
		this.server.start();
		this.port = this.server.port();
		takes();
	}

	public String address() {
		return "http://localhost:" + this.port;
	}

	int port() {
		return this.port;
	}

	// From now on.
	public void takes() {
		answers(WireMock.okJson("{\"partialSuccess\":{}}"));
	}

	public void answers(ResponseDefinitionBuilder response) {
		this.server.resetScenarios();
		this.server.resetMappings();
		this.server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(response));
	}

	// Once, and then it takes everything.
	public void answersFirst(ResponseDefinitionBuilder response) {
		takes();
		this.server.stubFor(WireMock.any(WireMock.anyUrl())
			.inScenario("first")
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(response)
			.willSetStateTo("then"));
	}

	public List<ServeEvent> requests() {
		List<ServeEvent> requests = new ArrayList<>(this.server.getAllServeEvents());
		Collections.reverse(requests);
		return requests;
	}

	private List<JsonNode> taken(String path) {
		return requests().stream()
			.filter((event) -> event.getRequest().getUrl().equals(path) && event.getResponse().getStatus() == 200)
			.map((event) -> read(event.getRequest().getBodyAsString()))
			.toList();
	}

	public List<JsonNode> scores() {
		return taken("/api/public/scores");
	}

	public List<JsonNode> spans() {
		List<JsonNode> spans = new ArrayList<>();
		for (JsonNode request : taken("/api/public/otel/v1/traces")) {
			for (JsonNode resource : request.path("resourceSpans")) {
				resource.path("scopeSpans").forEach((scope) -> scope.path("spans").forEach(spans::add));
			}
		}
		return spans;
	}

	/**
	 * The spans by name, each with that of its parent.
	 * @return lines such as {@code chat gpt-4o in invoke_agent Desk.answer}
	 */
	public List<String> tree() {
		Map<String, String> names = new HashMap<>();
		spans().forEach((span) -> names.put(span.path("spanId").asText(), span.path("name").asText()));
		return spans().stream().map((span) -> {
			String parent = span.path("parentSpanId").asText(null);
			return span.path("name").asText() + ((parent != null) ? " in " + names.get(parent) : "");
		}).sorted().toList();
	}

	public static String attribute(JsonNode span, String key) {
		for (JsonNode attribute : span.path("attributes")) {
			if (attribute.path("key").asText().equals(key)) {
				return attribute.path("value").elements().next().asText();
			}
		}
		return "none";
	}

	private static JsonNode read(String json) {
		try {
			return JSON.readTree(json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void stop() {
		this.server.stop();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}

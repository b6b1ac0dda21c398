package dev.clew.actuate;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.store.TraceStore;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces to take away: all that match as lines, and one as other systems take it.
 */
class TraceFilesTests {

	private static final String NDJSON = "application/x-ndjson";

	private static final String OTLP = "application/vnd.otlp+json";

	private static final int MANY = 150;

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final List<TestServer> SERVERS = List.of(server(WebApplicationType.SERVLET),
			server(WebApplicationType.REACTIVE));

	private static TestServer server(WebApplicationType type) {
		TraceStore store = TestTraces.store();
		for (int i = 0; i < MANY; i++) {
			String traceId = "%032x".formatted(i + 1);
			store.save(TestTraces.info(traceId, "GET /many", "many", TestTraces.START.minusSeconds(i)),
					TestTraces
						.observation(traceId, "b000000000000001", ObservationType.SPAN, "GET /many",
								TestTraces.START.minusSeconds(i), Duration.ofMillis(1))
						.build());
		}
		return TestServer.start(type, store, "clew.endpoints.show-content=when-authorized", "clew.endpoints.roles=LLM");
	}

	static Stream<TestServer> servers() {
		return SERVERS.stream();
	}

	@AfterAll
	static void stop() {
		SERVERS.forEach(TestServer::close);
	}

	private static List<String> lines(TestServer server, String path) {
		HttpResponse<String> response = server.get(path, NDJSON);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(NDJSON);
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(response.body()).endsWith("\n");
		return response.body().lines().toList();
	}

	private static JsonNode read(String json) throws IOException {
		return JSON.readTree(json);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("servers")
	void allThatMatchIsALineEachInTheOrderAskedFor(TestServer server) throws IOException {
		List<String> ids = new ArrayList<>();
		for (String line : lines(server.as(null), "llmtraces?session=many")) {
			ids.add(read(line).path("traceId").asText());
		}
		assertThat(ids).hasSize(MANY).startsWith("%032x".formatted(1)).isSorted();
		assertThat(lines(server, "llmtraces?session=many&sort=startTime&limit=110")).hasSize(110)
			.first()
			.asString()
			.contains("%032x".formatted(MANY));
		assertThat(lines(server, "llmtraces?query=session:many+-traceId:*01")).hasSize(MANY - 1);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("servers")
	void lineIsTheTraceAsItIsShownAlone(TestServer server) throws IOException {
		for (String user : new String[] { "ann", "bob" }) {
			String alone = server.as(user).get("llmtraces/" + TestTraces.CHAT).body();
			List<String> lines = lines(server, "llmtraces?session=c-1");
			assertThat(lines).hasSize(1);
			assertThat(read(lines.get(0))).isEqualTo(read(alone));
		}
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("servers")
	void contentIsHiddenInFilesToo(TestServer server) {
		for (String format : List.of(NDJSON, OTLP)) {
			String path = format.equals(NDJSON) ? "llmtraces?session=c-1" : "llmtraces/" + TestTraces.CHAT;
			assertThat(server.as("ann").get(path, format).body()).contains("HUT-204", "no such booking", "web");
			assertThat(server.as("bob").get(path, format).body()).contains("cancelBooking")
				.doesNotContain("HUT-204", "no such booking", "\"web\"");
		}
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("servers")
	void nothingThatMatchesIsAnEmptyFile(TestServer server) {
		HttpResponse<String> response = server.as("ann").get("llmtraces?session=nobody", NDJSON);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					llmtraces?facets=level           | application/x-ndjson      | nothing: values are counted for a page in JSON
					llmtraces?limit=0                | application/x-ndjson      | a whole number from 1 to 500
					llmtraces?query=levl:x           | application/x-ndjson      | did you mean level?
					llmtraces?sesion=a               | application/x-ndjson      | one of traceId, session
					llmtraces/{chat}?content=full    | application/vnd.otlp+json | one of format
					llmtraces/{chat}?format=protobuf | application/json          | one of json, otlp
					""")
	void badRequestIsAnsweredInJson(String path, String accept, String allowed) {
		for (TestServer server : SERVERS) {
			HttpResponse<String> response = server.as("ann").get(path.replace("{chat}", TestTraces.CHAT), accept);
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
			assertThat(response.body()).contains(allowed);
		}
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("servers")
	void traceIsARequestThatOtlpReceiversTake(TestServer server) throws IOException {
		HttpResponse<String> asked = server.as("ann").get("llmtraces/" + TestTraces.CHAT, OTLP);
		assertThat(asked.headers().firstValue("Content-Type")).hasValue(OTLP);
		assertThat(server.get("llmtraces/" + TestTraces.CHAT + "?format=otlp").body()).isEqualTo(asked.body());
		JsonNode resource = read(asked.body()).path("resourceSpans").path(0);
		assertThat(resource.path("resource").path("attributes").toString()).isEqualTo(Json.compact("""
				[{"key":"service.name","value":{"stringValue":"hut-desk"}},
				{"key":"service.instance.id","value":{"stringValue":"desk-1"}},
				{"key":"service.version","value":{"stringValue":"1.4.2"}},
				{"key":"deployment.environment.name","value":{"stringValue":"default"}}]"""));
		JsonNode spans = resource.path("scopeSpans").path(0).path("spans");
		assertThat(spans).extracting((span) -> span.path("name").asText())
			.containsExactly("POST /api/chat", "invoke_agent Desk.answer", "chat gpt-4o-mini",
					"execute_tool cancelBooking");
		assertThat(spans).extracting((span) -> span.path("parentSpanId").asText())
			.containsExactly("", "a000000000000001", "a000000000000002", "a000000000000002");
		JsonNode tool = spans.path(3);
		assertThat(tool.path("startTimeUnixNano").asText()).isEqualTo("1772359200600000000");
		assertThat(tool.path("endTimeUnixNano").asText()).isEqualTo("1772359200601000000");
		assertThat(tool.path("status").toString()).isEqualTo("{\"code\":2,\"message\":\"no such booking\"}");
		assertThat(tool.path("kind").asInt()).isEqualTo(1);
		assertThat(spans.path(2).path("kind").asInt()).isEqualTo(3);
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("servers")
	void whatRunsHasNoEndAndIsLeftOut(TestServer server) throws IOException {
		String body = server.as("ann").get("llmtraces/" + TestTraces.BARE, OTLP).body();
		assertThat(read(body).path("resourceSpans")).isEmpty();
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("servers")
	void unknownTraceIsSaidInJson(TestServer server) {
		HttpResponse<String> response = server.as("ann").get("llmtraces/unknown", OTLP);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
	}

}

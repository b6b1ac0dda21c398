package dev.clew.actuate;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces that were given out are loaded into another store, and given out again as they
 * were.
 */
@ExtendWith(OutputCaptureExtension.class)
class ImportTests {

	private static final String[] OPEN = { "clew.endpoints.show-content=always",
			"management.endpoint.llmtraces.access=unrestricted", "logging.level.dev.clew=info" };

	private static String exported() {
		TraceStore store = TestTraces.store();
		store.bookmark(TestTraces.BARE, true);
		try (TestServer server = TestServer.start(store, OPEN)) {
			return server.get("llmtraces", "application/x-ndjson").body();
		}
	}

	private static InMemoryTraceStore empty() {
		return new InMemoryTraceStore(1000, 64_000_000, (reason, count) -> {
		});
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void whatIsLoadedIsGivenOutAsItWasHoweverOften(WebApplicationType type) throws Exception {
		String exported = exported();
		assertThat(exported.lines()).hasSize(2);
		try (TestServer server = TestServer.start(type, empty(), OPEN)) {
			for (int i = 0; i < 2; i++) {
				assertThat(load(server, exported).body())
					.isEqualTo("{\"importedTraces\":2,\"failedLines\":0,\"problems\":[]}");
				assertThat(server.get("llmtraces", "application/x-ndjson").body()).isEqualTo(exported);
			}
		}
	}

	@Test
	void lineThatIsWrongIsNamedAndTakesNothingFromTheOthers() throws Exception {
		String[] lines = exported().lines().toArray(String[]::new);
		String wrong = String.join("\n", "{\"traceId\":", "", "{\"traceId\":\"x\"}",
				lines[0].replaceFirst("\"startTime\":\"[^\"]*\"", "\"startTime\":\"today\""),
				lines[1].replace("\"type\":\"AGENT\"", "\"type\":\"ROBOT\""),
				lines[0].replaceFirst("\"observations\":\\[.*", "\"observations\":[]}"), lines[1]);
		try (TestServer server = TestServer.start(empty(), OPEN)) {
			String body = load(server, wrong).body();
			assertThat(body).startsWith("{\"importedTraces\":1,\"failedLines\":5,\"problems\":[")
				.contains("line 1: it is no JSON at column ")
				.contains("line 3: startTime is missing")
				.contains("line 4: startTime is \\\"today\\\"; allowed is a time in ISO 8601")
				.contains("line 5: type is \\\"ROBOT\\\"; allowed is one of [EVENT, ")
				.contains("line 6: observations are missing");
			assertThat(server.get("llmtraces", "application/x-ndjson").body()).isEqualTo(lines[1] + "\n");
		}
	}

	@Test
	void loadingNeedsUnrestrictedAccess() throws Exception {
		try (TestServer server = TestServer.start(empty())) {
			assertThat(load(server, "{}").statusCode()).isEqualTo(405);
		}
	}

	@Test
	void traceThatWasDeletedIsNotLoaded() throws Exception {
		String exported = exported();
		InMemoryTraceStore store = empty();
		try (TestServer server = TestServer.start(store, OPEN)) {
			load(server, exported);
			store.deleteTrace(TestTraces.BARE);
			assertThat(load(server, exported).body()).startsWith("{\"importedTraces\":1,\"failedLines\":1,")
				.contains("trace " + TestTraces.BARE + " is not whole in the store: 0 of 1 observations are there");
		}
	}

	@Test
	void textThatIsTooLongIsRefused() throws Exception {
		try (TestServer server = TestServer.start(empty(), OPEN)) {
			HttpResponse<String> response = load(server, "x".repeat(1_000_001));
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(response.body()).contains("at most 1000000 characters").contains("--clew.import");
		}
	}

	@Test
	void fileIsLoadedAtStart(@TempDir Path folder, CapturedOutput output) throws Exception {
		Path file = Files.writeString(folder.resolve("traces.ndjson"), exported() + "nonsense\n");
		InMemoryTraceStore store = empty();
		try (TestServer server = TestServer.start(store, "clew.import=" + file, "logging.level.dev.clew=info")) {
			assertThat(store.findTraces(TraceQuery.builder().build()).items()).hasSize(2);
			assertThat(Objects.requireNonNull(store.findTrace(TestTraces.CHAT)).scores()).hasSize(2);
			assertThat(server.get("llmtraces").statusCode()).isEqualTo(200);
		}
		assertThat(output).contains("2 traces of " + file + " are in the store.")
			.contains("1 lines of " + file + " could not be loaded: line 3: it is no JSON");
	}

	private static HttpResponse<String> load(TestServer server, String lines) throws Exception {
		return server.post("llmtraces", new ObjectMapper().writeValueAsString(Map.of("lines", lines)));
	}

}

package dev.clew.actuate;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clew.autoconfigure.Runners;
import dev.clew.store.TraceStore;
import dev.clew.store.file.TraceImport;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
		return exported(store);
	}

	private static String exported(TraceStore store) {
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
	void everyFieldOfAnObservationComesBackInMemoryAndInADatabase() throws Exception {
		TraceStore store = TestTraces.emptyStore();
		ObservationRecordBuilder request = TestTraces.observation(TestTraces.BARE, "b000000000000001",
				ObservationType.SPAN, "GET /bare", TestTraces.START, Duration.ofMillis(7));
		ModelCall call = new ModelCall("m-1", null, null, Map.of(), null, null, null, null, null, "generate_content",
				"resp-1", 384);
		ObservationRecordBuilder embedding = TestTraces.observation(TestTraces.BARE, "b000000000000002",
				ObservationType.EMBEDDING, "m-1", TestTraces.START.plusNanos(1), Duration.ofNanos(1_000_001));
		TraceInfo info = TestTraces.info(TestTraces.BARE, "GET /bare", "s-1", TestTraces.START);
		store.save(info, request.surrounding(true).build());
		store.save(info, embedding.parent("b000000000000001").modelCall(call).build());
		String exported = exported(store);
		Trace original = Objects.requireNonNull(store.findTrace(TestTraces.BARE));
		assertThat(loaded(empty(), exported)).isEqualTo(original);
		Runners.exposed()
			.withPropertyValues("clew.store.type=jdbc")
			.withBean(DataSource.class, ImportTests::database)
			.run((context) -> assertThat(loaded(context.getBean(TraceStore.class), exported)).isEqualTo(original));
	}

	private static DataSource database() {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		return database;
	}

	private static @Nullable Trace loaded(TraceStore store, String exported) throws IOException {
		assertThat(new TraceImport(store).load(new StringReader(exported)).problems()).isEmpty();
		return store.findTrace(TestTraces.BARE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"iteration":1 | "iteration":1e12 | iteration is 1E+12; allowed is a whole number
			"usage":{"input":812 | "usage":{"input":"812" | input is "812"; allowed is a number
			"usage":{"input":812 | "usage":{"input":1.5 | input is 1.5; allowed is a whole number
			""")
	void numberThatIsNoneIsNamed(String good, String bad, String problem) throws Exception {
		String line = exported().lines().filter((each) -> each.contains(good)).findFirst().orElseThrow();
		assertThat(new TraceImport(empty()).load(new StringReader(line.replace(good, bad))).problems())
			.containsExactly("line 1: " + problem);
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

package dev.clew.actuate;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.store.query.language.Condition;
import dev.clew.store.query.language.QueryField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The query language as the README documents it.
 */
class QueryLanguageTests {

	// Fields, what they are, and examples.
	private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

	private static final Pattern FENCED = Pattern.compile("```\\n([^`]+)```");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = TestServer.start(TestTraces.store(), "clew.endpoints.show-content=always");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	static Stream<String> examples() throws IOException {
		return rows().stream().flatMap((row) -> codes(row.group(3)));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void exampleFindsTheChat(String query) {
		HttpResponse<String> found = server.get("llmtraces?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
		assertThat(found.body()).contains("\"traceId\":\"" + TestTraces.CHAT);
		HttpResponse<String> others = server
			.get("llmtraces?query=" + URLEncoder.encode("-(" + query + ")", StandardCharsets.UTF_8));
		assertThat(others.statusCode()).isEqualTo(200);
		assertThat(others.body()).doesNotContain(TestTraces.CHAT);
	}

	@Test
	void everyFieldIsDocumented() throws IOException {
		Set<String> documented = rows().stream()
			.flatMap((row) -> codes(row.group(1)))
			.map((field) -> field.replaceAll("\\..*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(documented).isEqualTo(
				Stream.of(QueryField.values()).map(QueryField::label).collect(Collectors.toCollection(TreeSet::new)));
	}

	@Test
	void queryAtTheBeginningIsOne() throws IOException {
		assertThat(FENCED.matcher(section()).results().map((query) -> Condition.parse(query.group(1)))).singleElement()
			.satisfies((query) -> assertThat(query.terms()).hasSize(14));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			levl             | {"position":0,"completions":[]}
			-tool:c          | {"position":6,"completions":["cancelBooking"]}
			refund name:     | {"position":12,"completions":["\\"GET /bare\\"","\\"POST /api/chat\\""]}
			user:A           | {"position":5,"completions":["ann"]}
			model:           | {"position":6,"completions":["gpt-4o-mini"]}
			(level:>=w       | {"position":7,"completions":[]}
			has:ge           | {"position":4,"completions":["generation"]}
			metadata.        | {"position":0,"completions":["metadata."]}
			""")
	void queryIsCompleted(String begun, String answer) {
		assertThat(server.get("llmtraces?complete=" + URLEncoder.encode(begun, StandardCharsets.UTF_8)).body())
			.isEqualTo(answer);
	}

	@Test
	void nothingIsCompletedToAllFields() {
		assertThat(server.get("llmtraces?complete=").body())
			.startsWith("{\"position\":0,\"completions\":[\"traceId:\",\"session:\"");
		assertThat(server.get("llmtraces?complete=a&limit=1").body())
			.isEqualTo("{\"parameter\":\"limit\",\"value\":\"1\",\"allowed\":\"nothing beside complete\"}");
	}

	private static List<MatchResult> rows() throws IOException {
		return ROW.matcher(section()).results().skip(1).toList();
	}

	private static String section() throws IOException {
		String readme = Files.readString(Path.of("README.md"));
		int start = readme.indexOf("### The query language");
		return readme.substring(start, readme.indexOf("\n### ", start));
	}

	private static Stream<String> codes(String cell) {
		return CODE.matcher(cell).results().map((code) -> code.group(1));
	}

}

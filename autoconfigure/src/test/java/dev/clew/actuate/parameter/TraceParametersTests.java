package dev.clew.actuate.parameter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.clew.actuate.json.BadParameterDescriptor;
import dev.clew.actuate.json.ContentView;
import dev.clew.actuate.json.HiddenParameterDescriptor;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.store.query.language.Condition;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TraceParametersTests {

	private static final ContentView SHOWN = new ContentView(null, false);

	private static final ContentView HIDDEN = new ContentView("clew.endpoints.show-content=never", false);

	@ParameterizedTest
	@MethodSource({ "ofTraces", "ofObservationsAndPages" })
	void goodParameterIsRead(String name, List<String> values, UnaryOperator<TraceQueryBuilder> expected) {
		assertThat(read(Map.of(name, values), SHOWN)).isEqualTo(expected.apply(TraceQuery.builder()).build());
	}

	static Stream<Arguments> ofTraces() {
		return Stream.of(good("traceId", "0af7", (query) -> query.traceId("0af7")),
				good("session", "a/b c", (query) -> query.session("a/b c")),
				good("user", "ann", (query) -> query.user("ann")),
				good("name", "GET /", (query) -> query.name("GET /")),
				Arguments.of("tag", List.of("a", "b,c"), expect((query) -> query.tags(List.of("a", "b,c")))),
				good("environment", "test", (query) -> query.environment("test")),
				good("release", "1.0", (query) -> query.release("1.0")),
				good("service", "desk", (query) -> query.service("desk")),
				good("status", "RUNNING", (query) -> query.status(Status.RUNNING)),
				good("level", "ERROR", (query) -> query.level(Level.ERROR)),
				good("from", "2026-01-31T08:30:00Z", (query) -> query.from(Instant.parse("2026-01-31T08:30:00Z"))),
				good("to", "2026-01-31T08:30:00.5+02:00", (query) -> query.to(Instant.parse("2026-01-31T06:30:00.5Z"))),
				good("minLatencyMs", "0.000001", (query) -> query.minLatency(Duration.ofNanos(1))),
				good("maxLatencyMs", "1500", (query) -> query.maxLatency(Duration.ofMillis(1500))),
				good("minCost", "0.25", (query) -> query.minCost(new BigDecimal("0.25"))),
				good("prompt", "Desk.answer@0123", (query) -> query.prompt("Desk.answer@0123")),
				good("score", "helpful=true", (query) -> query.score("helpful=true")),
				good("metadata.a.b", "c", (query) -> query.metadata(Map.of("a.b", "c"))),
				good("q", "100 %", (query) -> query.text("100 %")),
				good("query", "level:ERROR OR refund",
						(query) -> query.query(Condition.parse("level:ERROR OR refund"))),
				good("observationFrom", "2026-01-31T08:30:00Z",
						(query) -> query.observationFrom(Instant.parse("2026-01-31T08:30:00Z"))),
				good("observationTo", "2026-01-31T08:30:00Z",
						(query) -> query.observationTo(Instant.parse("2026-01-31T08:30:00Z"))));
	}

	static Stream<Arguments> ofObservationsAndPages() {
		return Stream.of(good("observationName", "cancel", (query) -> query.observationName("cancel")),
				good("type", "TOOL", (query) -> query.type(ObservationType.TOOL)),
				good("model", "gpt", (query) -> query.model("gpt")),
				good("responseModel", "gpt-5", (query) -> query.responseModel("gpt-5")),
				good("sort", "latencyMs", (query) -> query.sort(Sort.LATENCY, false)),
				good("sort", "-tokens", (query) -> query.sort(Sort.TOKENS, true)),
				good("sort", "-cost", (query) -> query.sort(Sort.COST, true)),
				good("sort", "startTime", (query) -> query.sort(Sort.START_TIME, false)),
				good("limit", "1", (query) -> query.limit(1)), good("limit", "500", (query) -> query.limit(500)),
				good("cursor", "abc", (query) -> query.cursor("abc")), good("continue", "", (query) -> query),
				Arguments.of("facets", List.of("level,type", "observationName"),
						expect((query) -> query.facets(Set.of(Facet.LEVEL, Facet.TYPE, Facet.OBSERVATION_NAME)))));
	}

	private static Arguments good(String name, String value, UnaryOperator<TraceQueryBuilder> expected) {
		return Arguments.of(name, List.of(value), expected);
	}

	private static UnaryOperator<TraceQueryBuilder> expect(UnaryOperator<TraceQueryBuilder> expected) {
		return expected;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					status       | DONE                | one of RUNNING, COMPLETED
					level        | error               | one of DEBUG, DEFAULT, WARNING, ERROR
					type         | LLM                 | one of EVENT, SPAN, GENERATION, AGENT, TOOL, CHAIN, RETRIEVER, EVALUATOR, EMBEDDING, GUARDRAIL
					from         | yesterday           | an ISO-8601 time with an offset, such as 2026-01-31T08:30:00Z (in a query string, + has to be written as %2B)
					to           | 2026-01-31T08:30:00 | an ISO-8601 time with an offset, such as 2026-01-31T08:30:00Z (in a query string, + has to be written as %2B)
					minLatencyMs | -1                  | a decimal number of milliseconds, 0 or more
					maxLatencyMs | 1e9                 | a decimal number of milliseconds, 0 or more
					minCost      | free                | a decimal amount of US dollars, 0 or more
					sort         | name                | one of startTime, -startTime, latencyMs, -latencyMs, cost, -cost, tokens, -tokens
					limit        | 0                   | a whole number from 1 to 500
					limit        | 501                 | a whole number from 1 to 500
					limit        | 99999999999         | a whole number from 1 to 500
					limit        | ten                 | a whole number from 1 to 500
					facets       | level,colour        | one of session, user, name, tag, environment, release, service, status, level, prompt, observationName, type, model, responseModel
					q            | --                  | text with a letter or a digit
					session      | ''                  | text that is not empty
					tag          | ''                  | text that is not empty
					metadata.a   | ''                  | text that is not empty
					""")
	void badParameterIsRefusedByName(String name, String value, String allowed) {
		String wrong = name.equals("facets") ? "colour" : value;
		assertRefused(Map.of(name, List.of(value)), new BadParameterDescriptor(name, wrong, allowed));
	}

	@ParameterizedTest
	@CsvSource({ "sessions", "Session", "metadata", "metadata.", "tags", "content", "offset" })
	void unknownParameterIsRefusedSoThatATypoDoesNotFindEverything(String name) {
		assertRefused(Map.of(name, List.of("x")), new BadParameterDescriptor(name, "x",
				"one of traceId, session, user, name, tag, environment, release, service, status, level, from, to, "
						+ "minLatencyMs, maxLatencyMs, minCost, prompt, score, q, query, observationName, type, model, responseModel, "
						+ "observationFrom, observationTo, sort, limit, cursor, facets, metadata.<key>"));
	}

	@ParameterizedTest
	@CsvSource({ "traceId", "session", "user", "name", "environment", "release", "service", "status", "level", "from",
			"to", "minLatencyMs", "maxLatencyMs", "minCost", "prompt", "score", "q", "query", "observationName", "type",
			"model", "responseModel", "sort", "limit", "cursor", "metadata.a" })
	void repeatedParameterIsRefused(String name) {
		assertRefused(Map.of(name, List.of("1", "2")), new BadParameterDescriptor(name, "1, 2", "one value"));
	}

	@ParameterizedTest
	@CsvSource({ "q", "metadata.a" })
	void searchInHiddenContentIsRefusedWhateverTheValue(String name) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> read(Map.of(name, List.of("", "x")), HIDDEN))
			.satisfies((ex) -> {
				assertThat(ex.response().getStatus()).isEqualTo(403);
				assertThat(ex.response().getBody()).isEqualTo(new HiddenParameterDescriptor(name, "A search in content "
						+ "needs the content to be shown, which it is not by clew.endpoints.show-content=never"));
			});
	}

	@Test
	void withoutParametersEverythingIsFoundNewestFirst() {
		assertThat(read(Map.of(), SHOWN)).isEqualTo(TraceQuery.builder().build());
		assertThat(read(Map.of(), HIDDEN)).isEqualTo(TraceQuery.builder().scoreContent(false).build());
	}

	private static void assertRefused(Map<String, List<String>> parameters, BadParameterDescriptor expected) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> read(parameters, SHOWN)).satisfies((ex) -> {
			assertThat(ex.response().getStatus()).isEqualTo(400);
			assertThat(ex.response().getBody()).isEqualTo(expected);
		});
	}

	private static TraceQuery read(Map<String, List<String>> parameters, ContentView view) {
		return new TraceParameters(new ParameterReader(parameters), view).query();
	}

}

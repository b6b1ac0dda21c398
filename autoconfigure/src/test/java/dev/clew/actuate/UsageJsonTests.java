package dev.clew.actuate;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.clew.store.TraceStore;
import dev.clew.store.usage.UsageQuery.Dimension;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationType;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Usage as JSON over HTTP.
 */
class UsageJsonTests {

	private static final String COVERAGE = """
			"coverage":{"from":"2026-03-01T09:00:00.000Z","to":"2026-03-01T12:00:00.000Z","complete":true,
			"samplingProbability":1.0,"basis":"traces","tracesFrom":"2026-03-01T09:00:00.000Z"}}""";

	private static final TestServer server = TestServer.start(TestUsage.store(),
			"spring.jackson.property-naming-strategy=SNAKE_CASE", "spring.jackson.default-property-inclusion=always");

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void withoutParametersAllTracesAreAddedUp() {
		assertJson("llmusage", """
				{"counted":"traces","groups":[{"key":{},"count":4,"errors":1,
				"latencyMs":{"p50":812.4,"p95":1500,"p99":1500},
				"usage":{"input":1007,"output_reasoning_tokens":36,"total":1043},
				"cost":{"total":"0.00015","input":"0.00015","currency":"USD","unpriced":1,"withoutUsage":0},
				"unpricedModels":["house, own"]}],""" + COVERAGE);
	}

	@Test
	void figuresAreNotCompleteWhereTracesAreSampled() {
		try (TestServer sampled = TestServer.start(TestUsage.store(), "clew.sampling.probability=0.25")) {
			assertThat(sampled.get("llmusage").body()).contains("\"complete\":false,\"samplingProbability\":0.25,");
			assertThat(sampled.get("llmusage", "text/csv").body()).contains(",false,0.25,traces,")
				.doesNotContain(",true,");
		}
	}

	@Test
	void callsAreGroupedByModelAndUser() {
		assertJson("llmusage?groupBy=user&groupBy=model", """
				{"counted":"modelCalls","groups":[
				{"key":{"user":"ann","model":"gpt-4o-mini"},"count":2,"errors":0,
				"latencyMs":{"p50":812.4,"p95":1500,"p99":1500},
				"usage":{"input":1000,"output_reasoning_tokens":24,"total":1024},
				"cost":{"total":"0.00015","input":"0.00015","currency":"USD","unpriced":0,"withoutUsage":0},
				"unpricedModels":[]},
				{"key":{"user":"bob","model":"house, own"},"count":1,"errors":1,
				"latencyMs":{"p50":99,"p95":99,"p99":99},
				"usage":{"input":7,"output_reasoning_tokens":12,"total":19},
				"cost":{"currency":"USD","unpriced":1,"withoutUsage":0},
				"unpricedModels":["house, own"]}],""" + COVERAGE);
	}

	@Test
	void callsWithoutUsageAreToldFromThoseWithoutAPriceAndFromFailures() {
		TraceStore store = TestTraces.emptyStore();
		save(store, 1, "home", null, null);
		save(store, 2, "home", new Usage(Map.of(Usage.OUTPUT, 3L)), null);
		save(store, 3, "home", new Usage(Map.of(Usage.INPUT, 7L, Usage.OUTPUT, 3L)), null);
		save(store, 4, "home", null, new ErrorInfo("Refused", null, null));
		try (TestServer other = TestServer.start(store)) {
			String group = """
					"count":4,"errors":1,"latencyMs":{"p50":1,"p95":1,"p99":1},"usage":{"input":7,"output":6,"total":13},
					"cost":{"currency":"USD","unpriced":1,"withoutUsage":2},"unpricedModels":["home-2026"]}""";
			assertThat(other.get("llmusage?groupBy=model").body())
				.contains(Json.compact("{\"key\":{\"model\":\"home\"}," + group));
			assertThat(other.get("llmusage?groupBy=responseModel", "text/csv").body())
				.contains("\r\nhome-2026,modelCalls,3,0,", ",,,1,2,home-2026,", "\r\n,modelCalls,1,1,");
			assertThat(other.get("llmobservations?responseModel=home-2026").body())
				.contains("00001\"", "00002\"", "00003\"")
				.doesNotContain("00004\"");
			assertThat(other.get("llmobservations?model=home&facets=model,responseModel").body()).contains("00004\"")
				.contains("\"facets\":{\"model\":{\"home\":4},\"responseModel\":{\"home-2026\":3}}");
			assertThat(other.get("llmtraces?model=home-2026").body()).contains("\"traces\":[]");
		}
	}

	private static void save(TraceStore store, int id, String model, @Nullable Usage usage, @Nullable ErrorInfo error) {
		TraceInfo info = new TraceInfo(TestTraces.CHAT, 0, "GET /", null, null, TestTraces.ORIGIN, List.of(), Map.of(),
				List.of());
		String answered = (error != null) ? null : model + "-2026";
		store.save(info, TestTraces
			.observation(TestTraces.CHAT, "a00000000000000" + id, ObservationType.GENERATION, "chat", TestTraces.START,
					Duration.ofMillis(1))
			.modelCall(new ModelCall(answered, model, null, Map.of(), usage, null, null, null, null, null, null, null))
			.level((error != null) ? Level.ERROR : Level.DEFAULT, null)
			.error(error)
			.build());
	}

	@Test
	void tracesAreGroupedByHour() {
		assertThat(server.get("llmusage?groupBy=session&interval=hour&zone=Asia/Kolkata").body())
			.contains("{\"key\":{\"session\":\"c-1\"},\"start\":\"2026-03-01T09:30:00.000Z\",\"count\":1,")
			.contains("{\"key\":{\"session\":\"c-1\"},\"start\":\"2026-03-01T10:30:00.000Z\",\"count\":1,")
			.contains("{\"key\":{\"session\":\"c-0\"},\"start\":\"2026-03-01T11:30:00.000Z\",\"count\":2,");
	}

	@Test
	void whatStillRunsHasNeitherLatencyNorUsage() {
		assertJson("llmusage?groupBy=type&from=2026-03-01T11:59:00Z", """
				{"counted":"observations","groups":[{"key":{"type":"GENERATION"},"count":1,"errors":0,
				"unpricedModels":[]}],""" + COVERAGE);
	}

	@Test
	void timeBeforeTheOpeningIsNotCovered() {
		assertJson("llmusage?from=2026-02-01T00:00:00%2B01:00&to=2026-02-02T00:00:00Z",
				"{\"counted\":\"traces\",\"groups\":[]," + COVERAGE.replace("true", "false"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					*/*                                                                      | application/vnd.spring-boot.actuator.v3+json
					text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8          | application/vnd.spring-boot.actuator.v3+json
					application/json                                                         | application/json
					application/vnd.spring-boot.actuator.v2+json                             | application/vnd.spring-boot.actuator.v2+json
					""")
	void jsonIsForAllWhoDoNotAskForCsv(String accept, String type) {
		HttpResponse<String> response = server.get("llmusage", accept);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
		assertThat(response.body()).isEqualTo(server.get("llmusage").body());
	}

	@Test
	void otherFormatsAreNotAcceptable() {
		assertThat(server.get("llmusage", "application/pdf").statusCode()).isEqualTo(406);
	}

	@Test
	void everyFieldCanBeGroupedByAndNothingIsContent() {
		try (TestServer chat = TestServer.start(TestTraces.store())) {
			for (Dimension dimension : Dimension.values()) {
				HttpResponse<String> response = chat.get("llmusage?groupBy=" + dimension.field());
				assertThat(response.statusCode()).isEqualTo(200);
				assertThat(response.body()).contains("\"key\":{" + keyOf(dimension))
					.doesNotContain("Cancel HUT-204", "It is cancelled", "no such booking", "contentHidden");
			}
		}
	}

	// No call of a model has a prompt there.
	private static String keyOf(Dimension dimension) {
		return (dimension == Dimension.PROMPT || dimension == Dimension.PROMPT_VERSION) ? "}"
				: "\"" + dimension.field() + "\":\"";
	}

	private static void assertJson(String path, String expected) {
		assertThat(server.get(path).body()).isEqualTo(Json.compact(expected));
	}

}

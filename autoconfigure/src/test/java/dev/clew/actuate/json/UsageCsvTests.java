package dev.clew.actuate.json;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.clew.actuate.TestServer;
import dev.clew.actuate.TestTraces;
import dev.clew.actuate.TestUsage;
import dev.clew.store.TraceStore;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationType;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Usage as comma-separated values.
 */
class UsageCsvTests {

	private static final String COLUMNS = "counted,count,errors,latencyMs.p50,latencyMs.p95,latencyMs.p99,usage.input,"
			+ "usage.input_cached_tokens,usage.input_cache_creation,usage.input_cache_creation_5m,"
			+ "usage.input_cache_creation_1h,usage.input_audio_tokens,usage.output,usage.output_reasoning_tokens,"
			+ "usage.output_audio_tokens,usage.total,cost,currency,unpriced,withoutUsage,unpricedModels,"
			+ "coverage.from,coverage.to,coverage.complete,coverage.samplingProbability,coverage.basis,"
			+ "coverage.tracesFrom,coverage.latencyError\r\n";

	private static final String COVERAGE = ",2026-03-01T09:00:00.000Z,2026-03-01T12:00:00.000Z,true,1.0,traces,"
			+ "2026-03-01T09:00:00.000Z,\r\n";

	private static final TestServer server = TestServer.start(TestUsage.store());

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void eachGroupIsALine() {
		assertCsv("llmusage?groupBy=user,model", "user,model," + COLUMNS
				+ "ann,gpt-4o-mini,modelCalls,2,0,812.4,1500,1500,1000,,,,,,,24,,1024,0.00015,USD,0,0," + COVERAGE
				+ "bob,\"house, own\",modelCalls,1,1,99,99,99,7,,,,,,,12,,19,,,1,0,\"house, own\"" + COVERAGE);
	}

	@Test
	void eachIntervalHasLinesOfItsOwn() {
		assertCsv("llmusage?groupBy=user&interval=hour", "user,start," + COLUMNS
				+ "ann,2026-03-01T10:00:00.000Z,traces,1,0,812.4,812.4,812.4,812,,,,,,,12,,824,0.0001218,USD,0,0,"
				+ COVERAGE + "bob,2026-03-01T10:00:00.000Z,traces,1,1,99,99,99,7,,,,,,,12,,19,,,1,0,\"house, own\""
				+ COVERAGE
				+ "ann,2026-03-01T11:00:00.000Z,traces,1,0,1500,1500,1500,188,,,,,,,12,,200,0.0000282,USD,0,0,"
				+ COVERAGE + ",2026-03-01T11:00:00.000Z,traces,1,0,,,,,,,,,,,,,,,,0,0," + COVERAGE);
	}

	@Test
	void withoutGroupsThereIsAHeader() {
		assertCsv("llmusage?to=2026-03-01T09:00:00Z", COLUMNS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/csv", "text/csv;charset=UTF-8", "text/csv,*/*;q=0.1", "text/*",
			"application/json,text/csv" })
	void csvIsForThoseWhoAskForIt(String accept) {
		assertThat(server.get("llmusage", accept).body()).startsWith("counted,count,");
	}

	@Test
	void textCannotBecomeAFormulaAndIsQuoted() {
		assertThat(line("=1+1", "-5", "@sum", "+1", "\tx", "\rx", "\nx"))
			.isEqualTo("'=1+1,'-5,'@sum,'+1,\"'\tx\",\"'\rx\",\"'\nx\"\r\n");
		assertThat(line(" =1", "\"=1\"", "a;=1", "a, -1", "a\n@b", "\uFF1D1"))
			.isEqualTo("' =1,\"'\"\"=1\"\"\",\"a;'=1\",\"a,' -1\",\"a\n'@b\",'\uFF1D1\r\n");
		assertThat(line("gpt-4o", "a=b", "x - y", "say \"hi\"", "\uD83C\uDFD4", "\uD83C", "'", " x", ""))
			.isEqualTo("gpt-4o,a=b,x - y,\"say \"\"hi\"\"\",\uD83C\uDFD4,?,',\" x\",\"\"\r\n");
	}

	@Test
	void hostileNamesStayWithinTheirFields() {
		TraceStore store = TestTraces.emptyStore();
		TraceInfo info = new TraceInfo(TestTraces.CHAT, 0, "GET /", null, "=cmd|' /C calc'!A0", TestTraces.ORIGIN,
				List.of(), Map.of(), List.of());
		for (String model : List.of("+a\r\n", "b\",\"c")) {
			store.save(info,
					TestTraces
						.observation(TestTraces.CHAT, "a00000000000000" + model.length(), ObservationType.GENERATION,
								"chat", TestTraces.START, Duration.ofMillis(1))
						.modelCall(new ModelCall(model, model, null, Map.of(),
								new Usage(Map.of("=x", 1L, "input", 1L, "output", 1L)), null, null, null, null, null,
								null, null))
						.build());
		}
		try (TestServer hostile = TestServer.start(store)) {
			String csv = hostile.get("llmusage?groupBy=user", "text/csv").body();
			assertThat(csv).startsWith("user,counted,")
				.contains(",usage.output_audio_tokens,usage.=x,usage.total,")
				.contains("\r\n'=cmd|' /C calc'!A0,traces,1,0,1,1,1,2,,,,,,2,,,2,6,,,2,0,\"'+a\r\n; b\"\",\"\"c\",");
		}
	}

	private static String line(String... texts) {
		CsvLine line = new CsvLine();
		List.of(texts).forEach(line::addText);
		return line.toString();
	}

	private static void assertCsv(String path, String expected) {
		HttpResponse<String> response = server.get(path, "text/csv");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
		assertThat(response.body()).isEqualTo(expected);
	}

}

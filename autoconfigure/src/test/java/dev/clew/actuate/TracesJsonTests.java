package dev.clew.actuate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole documents over HTTP, content shown.
 */
class TracesJsonTests {

	private static final String SUMMARY = """
			"traceId":"0af7651916cd43dd8448eb211c80319c","name":"POST /api/chat","sessionId":"c-1","userId":"ann",
			"environment":"default","release":"1.4.2","service":"hut-desk","instance":"desk-1",
			"tags":["vip"],"bookmarked":false,
			"startTime":"2026-03-01T10:00:00.000Z","endTime":"2026-03-01T10:00:00.812400Z","latencyMs":812.4,
			"timeToFirstTokenMs":3.500001,"status":"COMPLETED","level":"ERROR",
			"observationCount":4,"observationCounts":{"SPAN":1,"GENERATION":1,"AGENT":1,"TOOL":1},
			"usage":{"input":812,"output":64,"total":876},
			"cost":{"total":"0.0001602","input":"0.0001218","output":"0.0000384","currency":"USD","unpriced":0,"withoutUsage":0},
			"inputPreview":"Cancel HUT-204","inputPreviewCut":false,"inputObservationId":"a000000000000002",
			"outputPreview":"It is cancelled.","outputPreviewCut":false,"outputObservationId":"a000000000000002",
			"errorPreview":"HUT-204 is gone","errorPreviewCut":false,"errorObservationId":"a000000000000004",
			"metadata":{"channel":"web"},
			"scores":[{"name":"helpful","value":true,"dataType":"BOOLEAN","source":"API","comment":"thanks a lot",
			"author":"ann","time":"2026-03-01T10:00:30.000Z"}],
			"notes":["session id 'c-2' ignored"]""";

	private static final String BARE = """
			{"traceId":"1af7651916cd43dd8448eb211c80319c","name":"GET /bare",
			"environment":"default","release":"1.4.2","service":"hut-desk","instance":"desk-1",
			"tags":[],"bookmarked":false,"startTime":"2026-03-01T10:01:00.000Z","status":"RUNNING","level":"DEFAULT",
			"observationCount":1,"observationCounts":{"SPAN":1},"metadata":{},"scores":[],"notes":[]}""";

	private static final String GENERATION_START = """
			"observationId":"a000000000000003","parentObservationId":"a000000000000002","type":"GENERATION",
			"name":"gpt-4o-mini","startTime":"2026-03-01T10:00:00.002Z","endTime":"2026-03-01T10:00:00.502Z",
			"latencyMs":500,"status":"COMPLETED","level":"DEFAULT",""";

	private static final String GENERATION_CONTENT = """
			"input":{"messages":[{"role":"user","content":"Cancel HUT-204"}]},
			"output":{"role":"assistant","content":"It is cancelled."},""";

	private static final String GENERATION_END = """
			"metadata":{},"notes":[],
			"model":"gpt-4o-mini-2024","requestModel":"gpt-4o-mini","responseModel":"gpt-4o-mini-2024",
			"modelProvider":"openai","modelParameters":{"temperature":0.2,"stop":["END"]},
			"usage":{"input":812,"output":64,"total":876},
			"cost":{"total":"0.0001602","input":"0.0001218","output":"0.0000384","currency":"USD"},"priceTier":"Standard",
			"timeToFirstTokenMs":1.500001,"finishReason":"stop",
			"iteration":1,
			"scores":[{"observationId":"a000000000000003","name":"tone","value":0.9,"dataType":"NUMERIC",
			"source":"EVAL","time":"2026-03-01T10:00:31.000Z"}]""";

	private static final String SPAN = """
			{"observationId":"a000000000000001","type":"SPAN","name":"POST /api/chat",
			"startTime":"2026-03-01T10:00:00.000Z","endTime":"2026-03-01T10:00:00.812400Z","latencyMs":812.4,
			"status":"COMPLETED","level":"DEFAULT","metadata":{},"notes":[]}""";

	private static final String AGENT = """
			{"observationId":"a000000000000002","parentObservationId":"a000000000000001","type":"AGENT",
			"name":"Desk.answer","startTime":"2026-03-01T10:00:00.001Z","endTime":"2026-03-01T10:00:00.801250Z",
			"latencyMs":800.25,"status":"COMPLETED","level":"DEFAULT",
			"input":{"userMessage":"Cancel HUT-204","arguments":{"lang":null}},"output":"It is cancelled.",
			"metadata":{},"notes":[],
			"prompt":{"name":"Desk.answer","version":"0123456789ab","variables":{"name":"Ann"}}}""";

	private static final String TOOL = """
			{"observationId":"a000000000000004","parentObservationId":"a000000000000002","type":"TOOL",
			"name":"cancelBooking","startTime":"2026-03-01T10:00:00.600Z","endTime":"2026-03-01T10:00:00.601Z",
			"latencyMs":1,"status":"COMPLETED","level":"ERROR","statusMessage":"no such booking",
			"input":{"booking":"HUT-204","fee":1.50,"reason":null},
			"metadata":{"attempt":"1"},"notes":["input cut to 64KB"],"toolCallId":"call_1",
			"error":{"type":"java.lang.IllegalStateException","message":"HUT-204 is gone",
			"stackTrace":"at dev.hut.Desk"}}""";

	private static final TestServer server = TestServer.start(TestTraces.store(), "clew.endpoints.show-content=always",
			"spring.jackson.property-naming-strategy=SNAKE_CASE", "spring.jackson.default-property-inclusion=always",
			"spring.jackson.serialization.indent-output=true");

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void listHasNewestTraceFirst() {
		assertJson("llmtraces", "{\"traces\":[" + BARE + ",{" + SUMMARY + "}],\"facets\":{}}");
	}

	@Test
	void traceHasItsObservationsInFull() {
		assertJson("llmtraces/" + TestTraces.CHAT, "{" + SUMMARY + ",\"observations\":[" + SPAN + "," + AGENT + ",{"
				+ GENERATION_START + GENERATION_CONTENT + GENERATION_END + "}," + TOOL + "]}");
	}

	@Test
	void runningTraceHasNeitherEndNorLatencyNorUsage() {
		assertJson("llmtraces/" + TestTraces.BARE, BARE.substring(0, BARE.length() - 1)
				+ """
						,"observations":[{"observationId":"b000000000000001","type":"SPAN","name":"GET /bare",
						"startTime":"2026-03-01T10:01:00.000Z","status":"RUNNING","level":"DEFAULT","metadata":{},"notes":[]}]}""");
	}

	@Test
	void observationAloneSaysWhichTraceItIsOf() {
		assertJson("llmtraces/" + TestTraces.CHAT + "/a000000000000003", """
				{"traceId":"0af7651916cd43dd8448eb211c80319c","sessionId":"c-1","userId":"ann",
				"traceName":"POST /api/chat",""" + GENERATION_START + GENERATION_CONTENT + GENERATION_END + "}");
	}

	@Test
	void textIsFoundInTheObservationsOfOneTrace() {
		assertThat(server.get("llmobservations?traceId=" + TestTraces.CHAT + "&q=hut-204&content=preview").body())
			.contains("a000000000000002", "a000000000000003", "a000000000000004")
			.doesNotContain("\"observationId\":\"a000000000000001\"");
		assertJson("llmobservations?traceId=" + TestTraces.BARE + "&q=hut-204", "{\"observations\":[],\"facets\":{}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "q=hut-20", "query=%22hut%20204%22", "query=level:ERROR+hut*+-refund" })
	void hitsSayWhereTheWordsWereFound(String query) {
		String word = query.contains("hut*") ? "3" : query.contains("-20") ? "6" : "7";
		assertThat(server.get("llmtraces?" + query).body()).contains("""
				"notes":["session id 'c-2' ignored"],"hits":[
				{"observationId":"a000000000000002","field":"input","snippet":"Cancel HUT-204","position":7,"length":$},
				{"observationId":"a000000000000003","field":"input","snippet":"Cancel HUT-204","position":7,"length":$},
				{"observationId":"a000000000000004","field":"error.message","snippet":"HUT-204 is gone","position":0,
				"length":$}]}""".replace("\n", "").replace("$", word));
	}

	@Test
	void thereAreNoHitsWhereNoWordsWereAskedFor() {
		assertThat(server.get("llmtraces?query=level:ERROR+-refund").body()).contains(TestTraces.CHAT)
			.doesNotContain("\"hits\"");
		assertThat(server.get("llmtraces?query=vip+OR+chat").body())
			.contains("\"hits\":[{\"field\":\"name\",\"snippet\":\"POST /api/chat\",\"position\":10,\"length\":4},"
					+ "{\"observationId\":\"a000000000000001\",\"field\":\"name\"");
	}

	@Test
	void previewsStandForInputsAndOutputs() {
		assertJson("llmobservations?type=GENERATION&content=preview", """
				{"observations":[{"traceId":"0af7651916cd43dd8448eb211c80319c","sessionId":"c-1","userId":"ann",
				"traceName":"POST /api/chat",""" + GENERATION_START + """
				"inputPreview":"Cancel HUT-204","outputPreview":"It is cancelled.",""" + GENERATION_END
				+ "}],\"facets\":{}}");
		assertThat(server.get("llmtraces/" + TestTraces.CHAT + "?content=preview").body())
			.contains("\"inputPreview\":\"{\\\"booking\\\":\\\"HUT-204\\\",\\\"fee\\\":1.50,\\\"reason\\\":null}\"")
			.doesNotContain("\"input\":{\"", "\"output\":\"It");
	}

	@Test
	void sessionHasItsTraces() {
		String session = """
				{"sessionId":"c-1","environments":["default"],"users":["ann"],
				"startTime":"2026-03-01T10:00:00.000Z","lastTime":"2026-03-01T10:00:00.812400Z","latencyMs":812.4,
				"status":"COMPLETED","level":"ERROR","traceCount":1,
				"observationCount":4,"observationCounts":{"SPAN":1,"GENERATION":1,"AGENT":1,"TOOL":1},
				"usage":{"input":812,"output":64,"total":876},
				"cost":{"total":"0.0001602","input":"0.0001218","output":"0.0000384","currency":"USD","unpriced":0,"withoutUsage":0},"scores":[]""";
		assertJson("llmsessions", "{\"sessions\":[" + session + "}]}");
		assertJson("llmsessions?id=c-1", session + ",\"traces\":[{" + SUMMARY + "}]}");
	}

	@Test
	void facetsCountAllMatches() {
		assertThat(server.get("llmtraces?limit=1&facets=level,status&facets=observationName&level=ERROR").body())
			.endsWith(Json.compact("""
					"facets":{"status":{"COMPLETED":1},"level":{"ERROR":1},
					"observationName":{"Desk.answer":1,"POST /api/chat":1,"cancelBooking":1,"gpt-4o-mini":1}}}"""));
	}

	private static void assertJson(String path, String expected) {
		assertThat(server.get(path).body()).isEqualTo(Json.compact(expected));
	}

}

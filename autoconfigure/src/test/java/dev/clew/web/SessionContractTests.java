package dev.clew.web;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions and users as they are by default, in servlet and in reactive applications,
 * with two headers that may name the session; also with headers that no decent client
 * sends, byte by byte.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class SessionContractTests {

	static final String SESSION = "X-Conversation-Id";

	private static final String NOTE = "session id of source 'header' ignored: an id is 1 to 200 printable characters";

	private static final Pattern TRACE_ID = Pattern.compile("X-Trace-Id: ([0-9a-f]{32})");

	ChatServer server;

	abstract ChatServer start(String property);

	@BeforeAll
	void start() {
		this.server = start("clew.session.header-names=X-Conversation-Id,X-Thread");
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void headerNamesTheSession() throws Exception {
		TraceInfo info = info(this.server.get("/chat", SESSION, "c-1"));
		assertThat(info.sessionId()).isEqualTo("c-1");
		assertThat(info.name()).isEqualTo("GET /chat");
		assertThat(info.notes()).isEmpty();
	}

	@Test
	void withoutHeaderThereIsNoSession() throws Exception {
		assertThat(info(this.server.get("/chat")).sessionId()).isNull();
	}

	@Test
	void theFirstHeaderThatIsPresentCounts() throws Exception {
		assertThat(info(this.server.get("/chat", "X-Thread", "t-1")).sessionId()).isEqualTo("t-1");
		assertThat(info(this.server.get("/chat", "X-Thread", "t-1", SESSION, "c-2")).sessionId()).isEqualTo("c-2");
	}

	@Test
	void memoryIdNamesTheSessionWithoutHeader() throws Exception {
		TraceInfo info = info(this.server.get("/memory/m-1"));
		assertThat(info.sessionId()).isEqualTo("m-1");
		assertThat(info.name()).isEqualTo("GET /memory/{id}");
	}

	@Test
	void headerWinsOverAnotherMemoryIdWhichIsNoted() throws Exception {
		TraceInfo info = info(this.server.get("/memory/m-2", SESSION, "c-3"));
		assertThat(info.sessionId()).isEqualTo("c-3");
		assertThat(info.notes()).containsExactly("another session id was ignored: m-2");
	}

	@Test
	void sameMemoryIdIsNotNoted() throws Exception {
		TraceInfo info = info(this.server.get("/memory/c-4", SESSION, "c-4"));
		assertThat(info.sessionId()).isEqualTo("c-4");
		assertThat(info.notes()).isEmpty();
	}

	@Test
	void principalIsTheUser() throws Exception {
		assertThat(info(this.server.get("/private", ChatServer.login("ann"))).userId()).isEqualTo("ann");
		assertThat(info(this.server.get("/chat", ChatServer.login("ann"))).userId()).isEqualTo("ann");
	}

	@Test
	void anonymousIsNoUser() throws Exception {
		assertThat(info(this.server.get("/chat")).userId()).isNull();
	}

	@Test
	void traceIdIsInTheResponseBeforeTheHandlerRuns() throws Exception {
		HttpResponse<String> response = this.server.get("/chat");
		String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
		assertThat(traceId).matches("[0-9a-f]{32}");
		assertThat(response.body()).contains("\"header\":\"" + traceId + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/silent", "/nowhere", "/broken", "/private", "/actuator/llmtraces" })
	void traceIdIsInEveryResponseAndNoTraceIsKept(String path) throws Exception {
		HttpResponse<String> response = this.server.get(path);
		assertThat(response.headers().allValues("X-Trace-Id")).singleElement().asString().matches("[0-9a-f]{32}");
		assertThat(this.server.store().findTrace(response.headers().firstValue("X-Trace-Id").orElseThrow())).isNull();
	}

	@Test
	void refusedRequestIsAnsweredAsBefore() throws Exception {
		assertThat(this.server.get("/private").statusCode()).isEqualTo(401);
		assertThat(this.server.get("/nowhere").statusCode()).isEqualTo(404);
		assertThat(this.server.get("/broken").statusCode()).isEqualTo(500);
	}

	@Test
	void headerThatIsThereIsNotOverwritten() throws Exception {
		assertThat(this.server.get("/own-header").headers().allValues("X-Trace-Id")).containsExactly("theirs");
	}

	@Test
	void requestsAreStillMeasuredBySpring() throws Exception {
		this.server.trace(this.server.get("/chat"));
		assertThat(this.server.meterNames()).contains("http.server.requests", "gen_ai.client.operation.duration")
			.noneMatch((name) -> name.startsWith("clew.generation") || name.startsWith("clew.agent"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "20", "65766909696c", "6576e280ae696c", "6576e281a6696c", "6576efbbbf696c",
			"6576c3286c696c", "6576fffe696c", "6576c080696c", "6576eda080696c", "6576c285696c", "6576e280a8696c" })
	void badValueIsIgnoredCountedAndNoted(String hex, CapturedOutput output) throws Exception {
		double before = this.server.rejected("header");
		String response = this.server.chatAs(HexFormat.of().parseHex(hex));
		assertThat(response).startsWith("HTTP/1.1 200").contains("\"answer\":\"Hello\"", "\"mdc\":\"null\"");
		TraceInfo info = info(response);
		assertThat(info.sessionId()).isNull();
		assertThat(info.notes()).containsExactly(NOTE);
		assertThat(this.server.rejected("header")).isEqualTo(before + 1);
		assertThat(output).contains("[] in the handler").doesNotContain("ev");
	}

	@Test
	void longValueIsIgnored(CapturedOutput output) throws Exception {
		String response = this.server.chatAs("x".repeat(201).getBytes(StandardCharsets.US_ASCII));
		assertThat(response).startsWith("HTTP/1.1 200").contains("\"mdc\":\"null\"").doesNotContain("xxx");
		assertThat(info(response).sessionId()).isNull();
		assertThat(info(response).notes()).containsExactly(NOTE);
		assertThat(output).doesNotContain("xxx");
		assertThat(info(this.server.chatAs("x".repeat(200).getBytes(StandardCharsets.US_ASCII))).sessionId())
			.hasSize(200);
	}

	// The container drops or refuses these before anybody sees them.
	@ParameterizedTest
	@ValueSource(strings = { "6576000069", "65760a69", "65760d69", "65760d0a536574", "6576077f" })
	void lineBreaksAndNullsReachNeitherLogNorResponse(String hex, CapturedOutput output) throws Exception {
		String response = this.server.chatAs(HexFormat.of().parseHex(hex));
		assertThat(response).startsWith("HTTP/1.1 ").doesNotContain("evil", "Set:");
		assertThat(output).doesNotContain("ev");
		Matcher id = TRACE_ID.matcher(response);
		if (id.find()) {
			String session = this.server.trace(id.group(1)).info().sessionId();
			assertThat((session != null) ? session : "").doesNotContainPattern("\\p{Cntrl}");
		}
	}

	@Test
	void oddButPrintableValueIsAcceptedAndEscaped(CapturedOutput output) throws Exception {
		String odd = "a/b c\"<x>\\";
		String response = this.server.chatAs(odd.getBytes(StandardCharsets.US_ASCII));
		assertThat(info(response).sessionId()).isEqualTo(odd);
		assertThat(response).contains("\"mdc\":\"a/b c\\\"<x>\\\\\"");
		assertThat(this.server.get("/actuator/llmtraces").body()).contains("\"sessionId\":\"a/b c\\\"<x>\\\\\"");
		assertThat(output).contains("[" + odd + "] in the handler");
	}

	@Test
	void valueInUtf8IsReadAsSuch() throws Exception {
		assertThat(info(this.server.chatAs("Hütte-№ 7".getBytes(StandardCharsets.UTF_8))).sessionId())
			.isEqualTo("Hütte-№ 7");
	}

	final TraceInfo info(HttpResponse<String> response) {
		return this.server.trace(response).info();
	}

	private TraceInfo info(String response) {
		Matcher id = TRACE_ID.matcher(response);
		assertThat(id.find()).isTrue();
		return this.server.trace(id.group(1)).info();
	}

}

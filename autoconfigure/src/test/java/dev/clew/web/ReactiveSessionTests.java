package dev.clew.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Hooks;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions and users of reactive applications, by the same rules as those of servlet
 * applications.
 */
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init")
class ReactiveSessionTests {

	private static final String SESSION = "X-Conversation-Id";

	private static final Pattern TRACE_ID = Pattern.compile("X-Trace-Id: ([0-9a-f]{32})");

	private static ChatServer server;

	@BeforeAll
	static void start() {
		server = ChatServer.startReactive(ReactiveChatApplication.class, "spring.reactor.context-propagation=auto",
				"clew.session.header-names=X-Conversation-Id,X-Thread");
	}

	@AfterAll
	static void stop() {
		server.close();
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void headerNamesTheSession() throws Exception {
		TraceInfo info = info(server.get("/chat", SESSION, "c-1"));
		assertThat(info.sessionId()).isEqualTo("c-1");
		assertThat(info.name()).isEqualTo("GET /chat");
		assertThat(info.notes()).isEmpty();
		assertThat(info(server.get("/chat", "X-Thread", "t-1", SESSION, "c-2")).sessionId()).isEqualTo("c-2");
		assertThat(info(server.get("/chat", "X-Thread", "t-1")).sessionId()).isEqualTo("t-1");
		assertThat(info(server.get("/chat")).sessionId()).isNull();
	}

	@Test
	void memoryIdNamesTheSessionWithoutHeader() throws Exception {
		TraceInfo info = info(server.get("/memory/m-1"));
		assertThat(info.sessionId()).isEqualTo("m-1");
		assertThat(info.name()).isEqualTo("GET /memory/{id}");
	}

	@Test
	void headerWinsOverAnotherMemoryIdWhichIsNoted() throws Exception {
		TraceInfo info = info(server.get("/memory/m-2", SESSION, "c-3"));
		assertThat(info.sessionId()).isEqualTo("c-3");
		assertThat(info.notes()).containsExactly("another session id was ignored: m-2");
	}

	@Test
	void principalIsTheUserAndAnonymousIsNone() throws Exception {
		assertThat(info(server.get("/private", ChatServer.login("ann"))).userId()).isEqualTo("ann");
		assertThat(info(server.get("/chat", ChatServer.login("ann"))).userId()).isEqualTo("ann");
		assertThat(info(server.get("/chat")).userId()).isNull();
	}

	@Test
	void traceIdIsInTheResponseBeforeTheHandlerRuns() throws Exception {
		HttpResponse<String> response = server.get("/chat");
		String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
		assertThat(traceId).matches("[0-9a-f]{32}");
		assertThat(response.body()).contains("\"header\":\"" + traceId + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/silent", "/nowhere", "/broken", "/private", "/actuator/llmtraces" })
	void traceIdIsInEveryResponseAndNoTraceIsKept(String path) throws Exception {
		HttpResponse<String> response = server.get(path);
		assertThat(response.headers().allValues("X-Trace-Id")).singleElement().asString().matches("[0-9a-f]{32}");
		assertThat(server.store().findTrace(response.headers().firstValue("X-Trace-Id").orElseThrow())).isNull();
	}

	@Test
	void refusedRequestIsAnsweredAsBefore() throws Exception {
		assertThat(server.get("/private").statusCode()).isEqualTo(401);
		assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
		assertThat(server.get("/broken").statusCode()).isEqualTo(500);
	}

	@Test
	void headerThatIsThereIsNotOverwritten() throws Exception {
		assertThat(server.get("/own-header").headers().allValues("X-Trace-Id")).containsExactly("theirs");
	}

	@Test
	void sessionIsInTheLogContextOfTheHandlerAndGoneAfterwards(CapturedOutput output) throws Exception {
		assertThat(server.get("/chat", SESSION, "c-log").body()).contains("\"mdc\":\"c-log\"");
		assertThat(output).contains("[c-log] in the handler");
		for (int request = 0; request < 20; request++) {
			assertThat(server.get("/chat").body()).contains("\"mdc\":\"null\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "20", "65766909696c", "6576e280ae696c", "6576c3286c696c" })
	void badValueIsIgnoredCountedAndNoted(String hex, CapturedOutput output) throws Exception {
		double before = server.rejected("header");
		String response = send(HexFormat.of().parseHex(hex));
		assertThat(response).startsWith("HTTP/1.1 200").contains("\"answer\":\"Hello\"", "\"mdc\":\"null\"");
		TraceInfo info = info(response);
		assertThat(info.sessionId()).isNull();
		assertThat(info.notes())
			.containsExactly("session id of source 'header' ignored: an id is 1 to 200 printable characters");
		assertThat(server.rejected("header")).isEqualTo(before + 1);
		assertThat(output).contains("[] in the handler").doesNotContain("ev");
	}

	@Test
	void valueInUtf8IsReadAsSuch() throws Exception {
		assertThat(info(send("Hütte-№ 7".getBytes(StandardCharsets.UTF_8))).sessionId()).isEqualTo("Hütte-№ 7");
	}

	@Test
	void requestsAreStillMeasuredBySpring() throws Exception {
		server.trace(server.get("/chat"));
		assertThat(server.meterNames()).contains("http.server.requests", "gen_ai.client.operation.duration")
			.noneMatch((name) -> name.startsWith("clew.generation") || name.startsWith("clew.agent"));
	}

	private static String send(byte[] value) throws IOException {
		ByteArrayOutputStream header = new ByteArrayOutputStream();
		header.write("X-Conversation-Id: ".getBytes(StandardCharsets.US_ASCII));
		header.write(value);
		return server.getRaw("/chat", header.toByteArray());
	}

	private static TraceInfo info(HttpResponse<String> response) {
		return server.trace(response).info();
	}

	private static TraceInfo info(String response) {
		Matcher id = TRACE_ID.matcher(response);
		assertThat(id.find()).isTrue();
		return server.trace(id.group(1)).info();
	}

}

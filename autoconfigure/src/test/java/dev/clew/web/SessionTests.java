package dev.clew.web;

import java.net.http.HttpResponse;

import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions and users as they are by default, with two headers that may name the session.
 */
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init")
class SessionTests {

	private static final String SESSION = "X-Conversation-Id";

	private static ChatServer server;

	@BeforeAll
	static void start() {
		server = ChatServer.start("clew.session.header-names=X-Conversation-Id,X-Thread");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void headerNamesTheSession() throws Exception {
		TraceInfo info = info(server.get("/chat", SESSION, "c-1"));
		assertThat(info.sessionId()).isEqualTo("c-1");
		assertThat(info.notes()).isEmpty();
	}

	@Test
	void withoutHeaderThereIsNoSession() throws Exception {
		assertThat(info(server.get("/chat")).sessionId()).isNull();
	}

	@Test
	void theFirstHeaderThatIsPresentCounts() throws Exception {
		assertThat(info(server.get("/chat", "X-Thread", "t-1")).sessionId()).isEqualTo("t-1");
		assertThat(info(server.get("/chat", "X-Thread", "t-1", SESSION, "c-2")).sessionId()).isEqualTo("c-2");
	}

	@Test
	void memoryIdNamesTheSessionWithoutHeader() throws Exception {
		assertThat(info(server.get("/memory/m-1")).sessionId()).isEqualTo("m-1");
	}

	@Test
	void headerWinsOverAnotherMemoryIdWhichIsNoted() throws Exception {
		TraceInfo info = info(server.get("/memory/m-2", SESSION, "c-3"));
		assertThat(info.sessionId()).isEqualTo("c-3");
		assertThat(info.notes()).containsExactly("another session id was ignored: m-2");
	}

	@Test
	void sameMemoryIdIsNotNoted() throws Exception {
		TraceInfo info = info(server.get("/memory/c-4", SESSION, "c-4"));
		assertThat(info.sessionId()).isEqualTo("c-4");
		assertThat(info.notes()).isEmpty();
	}

	@Test
	void defaultMemoryIdIsNoSession() throws Exception {
		assertThat(info(server.get("/no-memory")).sessionId()).isNull();
		assertThat(info(server.get("/memory/default")).sessionId()).isNull();
	}

	@Test
	void principalIsTheUser() throws Exception {
		assertThat(info(server.get("/private", ChatServer.login("ann"))).userId()).isEqualTo("ann");
		assertThat(info(server.get("/chat", ChatServer.login("ann"))).userId()).isEqualTo("ann");
	}

	@Test
	void anonymousIsNoUser() throws Exception {
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
		HttpResponse<String> response = server.get("/chat", SESSION, "c-log");
		assertThat(response.body()).contains("\"mdc\":\"c-log\"");
		server.trace(response);
		assertThat(output).contains("[c-log] in the handler", "[] after, session null").doesNotContain("session c-log");
		assertThat(server.get("/chat").body()).contains("\"mdc\":\"null\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/callable", "/deferred", "/events" })
	void asynchronousHandlersKeepSessionAndUser(String path) throws Exception {
		String[] login = ChatServer.login("ann");
		HttpResponse<String> response = server.get(path, SESSION, "c-async", login[0], login[1]);
		assertThat(response.body()).contains("Hello c-async");
		TraceInfo info = info(response);
		assertThat(info.sessionId()).isEqualTo("c-async");
		assertThat(info.userId()).isEqualTo("ann");
		assertThat(info.name()).isEqualTo("GET " + path);
	}

	@Test
	void requestsAreStillMeasuredBySpring() throws Exception {
		server.trace(server.get("/chat"));
		assertThat(server.meterNames()).contains("http.server.requests", "gen_ai.client.operation.duration")
			.noneMatch((name) -> name.startsWith("clew.generation") || name.startsWith("clew.agent"));
	}

	private static TraceInfo info(HttpResponse<String> response) {
		return server.trace(response).info();
	}

}

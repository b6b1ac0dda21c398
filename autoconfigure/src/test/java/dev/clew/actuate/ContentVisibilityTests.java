package dev.clew.actuate;

import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Content is closed until it is opened.
 */
class ContentVisibilityTests {

	private static final String[] PATHS = { "llmtraces", "llmtraces/" + TestTraces.CHAT,
			"llmtraces/" + TestTraces.CHAT + "?content=preview", "llmtraces/" + TestTraces.CHAT + "/a000000000000002",
			"llmtraces/" + TestTraces.CHAT + "/a000000000000003", "llmtraces/" + TestTraces.CHAT + "/a000000000000004",
			"llmobservations", "llmobservations?content=preview", "llmsessions", "llmsessions?id=c-1" };

	private static final String[] CONTENT = { "Cancel HUT-204", "It is cancelled", "fee", "no such booking",
			"HUT-204 is gone", "at dev.hut.Desk", "thanks a lot", "\"Ann\"", "channel", "attempt", "\"web\"" };

	@Test
	void contentIsHiddenByDefault() {
		try (TestServer server = TestServer.start(TestTraces.store())) {
			assertHidden(server, null, "clew.endpoints.show-content=never");
			assertHidden(server, "ann", "clew.endpoints.show-content=never");
		}
	}

	@Test
	void contentIsShownToThoseWithTheRole() {
		try (TestServer server = TestServer.start(TestTraces.store(), "clew.endpoints.show-content=when-authorized",
				"clew.endpoints.roles=LLM")) {
			assertHidden(server, null, "clew.endpoints.show-content=when-authorized");
			assertHidden(server, "bob", "clew.endpoints.show-content=when-authorized");
			assertShown(server, "ann");
		}
	}

	@Test
	void withoutRolesNobodyIsAuthorized() {
		try (TestServer server = TestServer.start(TestTraces.store(), "clew.endpoints.show-content=when-authorized")) {
			String setting = "clew.endpoints.show-content=when-authorized, and clew.endpoints.roles is empty";
			assertHidden(server, null, setting);
			assertHidden(server, "ann", setting);
		}
	}

	@Test
	void contentIsShownToAllWithAlways() {
		try (TestServer server = TestServer.start(TestTraces.store(), "clew.endpoints.show-content=always")) {
			assertShown(server, null);
		}
	}

	@Test
	void whatIsLeftOutIsSaidInItsPlace() {
		try (TestServer server = TestServer.start(TestTraces.store())) {
			assertThat(server.get("llmtraces/" + TestTraces.CHAT + "/a000000000000004").body())
				.isEqualTo(Json.compact("""
						{"traceId":"0af7651916cd43dd8448eb211c80319c","sessionId":"c-1","userId":"ann",
						"traceName":"POST /api/chat",
						"observationId":"a000000000000004","parentObservationId":"a000000000000002","type":"TOOL",
						"name":"cancelBooking","startTime":"2026-03-01T10:00:00.600Z",
						"endTime":"2026-03-01T10:00:00.601Z","latencyMs":1,"status":"COMPLETED","level":"ERROR",
						"contentHidden":true,"notes":["input cut to 64KB"],"toolCallId":"call_1",
						"error":{"type":"java.lang.IllegalStateException","contentHidden":true},
						"contentHiddenBy":"clew.endpoints.show-content=never"}"""));
			assertThat(server.get("llmtraces/" + TestTraces.CHAT).body()).contains(Json.compact("""
					"currency":"USD","unpriced":0,"withoutUsage":0},"contentHidden":true,
					"inputObservationId":"a000000000000002","outputObservationId":"a000000000000002",
					"errorObservationId":"a000000000000004",
					"scores":[{"name":"helpful","value":true,"dataType":"BOOLEAN","source":"API","contentHidden":true,
					"author":"ann","time":"2026-03-01T10:00:30.000Z"}]"""))
				.contains("\"prompt\":{\"name\":\"Desk.answer\",\"version\":\"0123456789ab\",\"contentHidden\":true}");
			assertThat(server.get("llmtraces/" + TestTraces.BARE).body()).doesNotContain("contentHidden\":");
		}
	}

	private static void assertHidden(TestServer server, @Nullable String user, String setting) {
		for (String path : PATHS) {
			assertThat(server.as(user).get(path).body()).doesNotContain(CONTENT)
				.endsWith("\"contentHiddenBy\":\"" + setting + "\"}");
		}
		for (String path : new String[] { "llmtraces?q=", "llmobservations?q=", "llmtraces?metadata.channel=",
				"llmobservations?metadata.channel=" }) {
			assertRefused(server.get(path + "web"), path.contains("?q=") ? "q" : "metadata.channel", setting);
		}
		for (String query : new String[] { "refund", "-input:x", "(level:ERROR+OR+metadata.channel:web)",
				"score.mood:good", "errorMessage:x", "statusMessage:x" }) {
			assertRefused(server.get("llmtraces?query=" + query), "query", setting);
			assertRefused(server.get("llmobservations?query=" + query), "query", setting);
		}
		assertThat(server.get("llmtraces?query=tool:cancelBooking+has:input").body())
			.contains("\"traceId\":\"" + TestTraces.CHAT);
	}

	private static void assertRefused(HttpResponse<String> response, String parameter, String setting) {
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.body()).isEqualTo("{\"parameter\":\"" + parameter
				+ "\",\"message\":\"A search in content needs the content to be shown, which it is not by " + setting
				+ "\"}");
	}

	private static void assertShown(TestServer server, @Nullable String user) {
		for (String path : PATHS) {
			assertThat(server.as(user).get(path).body()).doesNotContain("contentHidden");
		}
		assertThat(server.get("llmtraces/" + TestTraces.CHAT).body()).contains(CONTENT);
		assertThat(server.get("llmtraces?q=hut-204").body()).contains("\"traceId\":\"" + TestTraces.CHAT)
			.doesNotContain(TestTraces.BARE);
		assertThat(server.get("llmtraces?query=hut-204").body()).contains("\"traceId\":\"" + TestTraces.CHAT)
			.doesNotContain(TestTraces.BARE);
		assertThat(server.get("llmtraces?metadata.channel=mail").body()).startsWith("{\"traces\":[]");
	}

}

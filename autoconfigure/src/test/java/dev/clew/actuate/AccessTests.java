package dev.clew.actuate;

import java.net.http.HttpResponse;

import dev.clew.store.TraceStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may write, and where the endpoints are.
 */
class AccessTests {

	@Test
	void writingIsRefusedByDefault() {
		TraceStore store = TestTraces.store();
		try (TestServer server = TestServer.start(store)) {
			assertThat(server.delete("llmtraces/" + TestTraces.CHAT).statusCode()).isEqualTo(405);
			assertThat(server.post("llmtraces/" + TestTraces.CHAT, "{\"bookmarked\":true}").statusCode())
				.isEqualTo(405);
			assertThat(server.delete("llmsessions?id=c-1").statusCode()).isEqualTo(405);
			assertThat(server.delete("llmusage").statusCode()).isEqualTo(405);
			assertThat(server.post("llmusage", "{}").statusCode()).isEqualTo(405);
		}
		assertThat(store.findTrace(TestTraces.CHAT)).isNotNull();
	}

	@Test
	void unrestrictedAccessMayBookmarkAndErase() {
		try (TestServer server = TestServer.start(TestTraces.store(),
				"management.endpoint.llmtraces.access=unrestricted")) {
			assertBody(server.post("llmtraces/" + TestTraces.BARE, "{\"bookmarked\":true}"),
					"{\"traceId\":\"1af7651916cd43dd8448eb211c80319c\",\"bookmarked\":true}");
			assertThat(server.get("llmtraces/" + TestTraces.BARE).body()).contains("\"bookmarked\":true");
			assertBody(server.delete("llmtraces/" + TestTraces.CHAT),
					"{\"traceId\":\"0af7651916cd43dd8448eb211c80319c\",\"deletedTraces\":1}");
			assertThat(server.get("llmtraces/" + TestTraces.CHAT).statusCode()).isEqualTo(404);
			assertThat(server.delete("llmsessions?id=c-1").statusCode()).isEqualTo(405);
		}
	}

	@Test
	void unrestrictedAccessMayEraseSessions() {
		try (TestServer server = TestServer.start(TestTraces.store(),
				"management.endpoint.llmsessions.access=unrestricted")) {
			assertBody(server.delete("llmsessions?id=c-1"), "{\"sessionId\":\"c-1\",\"deletedTraces\":1}");
			assertThat(server.get("llmsessions").body()).startsWith("{\"sessions\":[]");
		}
	}

	@Test
	void endpointsWorkOnAManagementPort() {
		try (TestServer server = TestServer.start(TestTraces.store(), "management.server.port=0",
				"clew.endpoints.show-content=when-authorized", "clew.endpoints.roles=LLM",
				"spring.jackson.property-naming-strategy=SNAKE_CASE")) {
			assertThat(server.getFromManagementPort("llmusage?groupBy=session").body())
				.contains("\"unpricedModels\":[]");
			assertThat(server.getFromManagementPort("llmtraces?session=c-1&content=x").statusCode()).isEqualTo(400);
			assertThat(server.getFromManagementPort("llmtraces?session=c-1").body()).contains("\"contentHidden\":true");
			assertThat(server.as("ann").getFromManagementPort("llmtraces?session=c-1").body())
				.contains("\"inputPreview\":\"Cancel HUT-204\"");
			assertThat(server.getFromManagementPort("llmtraces").headers().allValues("Cache-Control"))
				.containsExactly("no-store");
			assertThat(server.get("llmtraces").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void endpointThatIsNotExposedIsNotThere() {
		try (TestServer server = TestServer.start(TestTraces.store(),
				"management.endpoints.web.exposure.include=llmsessions")) {
			assertThat(server.get("llmtraces").statusCode()).isEqualTo(404);
			assertThat(server.get("llmusage", "text/csv").statusCode()).isEqualTo(404);
			assertThat(server.get("llmsessions").statusCode()).isEqualTo(200);
		}
	}

	private static void assertBody(HttpResponse<String> response, String body) {
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(body);
	}

}

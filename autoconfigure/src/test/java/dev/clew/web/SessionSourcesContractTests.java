package dev.clew.web;

import java.net.http.HttpResponse;

import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions and users from elsewhere than by default, in servlet and in reactive
 * applications.
 */
abstract class SessionSourcesContractTests {

	static final String SESSION = "X-Conversation-Id";

	private final String cookie;

	SessionSourcesContractTests(String cookie) {
		this.cookie = cookie;
	}

	abstract ChatServer start(@Nullable Class<?> more, String... properties);

	@Test
	void memoryIdWinsOverTheHeaderWhereItComesFirst() throws Exception {
		try (ChatServer server = start(null, "clew.session.sources=memory-id,header")) {
			TraceInfo info = info(server, server.get("/memory/m-1", SESSION, "c-1"));
			assertThat(info.sessionId()).isEqualTo("m-1");
			assertThat(info.notes()).containsExactly("another session id was ignored: c-1");
			assertThat(info(server, server.get("/chat", SESSION, "c-1")).sessionId()).isEqualTo("c-1");
		}
	}

	@Test
	void httpSessionIsUsedButNeverCreated() throws Exception {
		try (ChatServer server = start(null, "clew.session.sources=http-session")) {
			HttpResponse<String> without = server.get("/chat", SESSION, "c-1");
			assertThat(without.headers().firstValue("Set-Cookie")).isEmpty();
			assertThat(info(server, without).sessionId()).isNull();
			assertThat(info(server, server.get("/memory/m-1")).sessionId()).isNull();
			String id = server.get("/http-session/new").body();
			HttpResponse<String> with = server.get("/chat", "Cookie", this.cookie + "=" + id);
			assertThat(info(server, with).sessionId()).isEqualTo(id);
			assertThat(with.body()).contains("\"mdc\":\"" + id + "\"");
		}
	}

	@Test
	void resolversOfTheUserDecide() throws Exception {
		try (ChatServer server = start(OwnResolvers.class)) {
			TraceInfo info = info(server, server.get("/chat", "X-Tenant", "hut", SESSION, "c-1"));
			assertThat(info.sessionId()).isEqualTo("session-of-hut");
			assertThat(info.userId()).isEqualTo("user-of-hut");
			HttpResponse<String> broken = server.get("/chat");
			assertThat(broken.statusCode()).isEqualTo(200);
			assertThat(info(server, broken).sessionId()).isNull();
			assertThat(info(server, broken).userId()).isNull();
		}
	}

	@Test
	void nobodyIsTheUserWithSourceNone() throws Exception {
		try (ChatServer server = start(null, "clew.user.source=none")) {
			assertThat(info(server, server.get("/private", ChatServer.login("ann"))).userId()).isNull();
		}
	}

	@Test
	void allIsAsBeforeWhereRequestsAreNotObserved() throws Exception {
		try (ChatServer server = start(null, "management.observations.enable.http.server.requests=false")) {
			String[] login = ChatServer.login("ann");
			HttpResponse<String> response = server.get("/private", SESSION, "c-1", login[0], login[1]);
			assertThat(response.body()).contains("\"mdc\":\"c-1\"");
			TraceInfo info = info(server, response);
			assertThat(info.name()).isEqualTo("GET /private");
			assertThat(info.sessionId()).isEqualTo("c-1");
			assertThat(info.userId()).isEqualTo("ann");
			assertThat(info(server, server.get("/memory/m-1")).name()).isEqualTo("GET /memory/{id}");
			assertThat(server.traceCount()).isEqualTo(2);
		}
	}

	static TraceInfo info(ChatServer server, HttpResponse<String> response) {
		return server.trace(response).info();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnResolvers {

		@Bean
		SessionIdResolver ownSessions() {
			return (request) -> "session-of-" + tenant(request);
		}

		@Bean
		UserIdResolver ownUsers() {
			return (request) -> "user-of-" + tenant(request);
		}

		private static String tenant(TracedRequest request) {
			String tenant = request.header("X-Tenant");
			if (tenant == null) {
				throw new IllegalStateException("no tenant");
			}
			return tenant;
		}

	}

}

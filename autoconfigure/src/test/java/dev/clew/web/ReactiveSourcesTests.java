package dev.clew.web;

import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.List;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

import org.springframework.boot.webflux.filter.OrderedWebFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions and users of reactive applications from elsewhere than by default, and
 * principals that do not come.
 */
class ReactiveSourcesTests {

	private static final String SESSION = "X-Conversation-Id";

	private static final String AUTO = "spring.reactor.context-propagation=auto";

	@AfterEach
	void reactorIsAsBefore() {
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void httpSessionIsUsedButNeverCreated() throws Exception {
		try (ChatServer server = ChatServer.startReactive(ReactiveChatApplication.class, AUTO,
				"clew.session.sources=http-session")) {
			HttpResponse<String> without = server.get("/chat", SESSION, "c-1");
			assertThat(without.headers().firstValue("Set-Cookie")).isEmpty();
			assertThat(info(server, without).sessionId()).isNull();
			String id = server.get("/http-session/new").body();
			HttpResponse<String> with = server.get("/chat", "Cookie", "SESSION=" + id);
			assertThat(info(server, with).sessionId()).isEqualTo(id);
			assertThat(with.body()).contains("\"mdc\":\"" + id + "\"");
		}
	}

	@Test
	void resolversOfTheUserDecide() throws Exception {
		try (ChatServer server = ChatServer.startReactive(OwnResolvers.class, AUTO)) {
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
		try (ChatServer server = ChatServer.startReactive(ReactiveChatApplication.class, AUTO,
				"clew.user.source=none")) {
			assertThat(info(server, server.get("/private", ChatServer.login("ann"))).userId()).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { FailingPrincipal.class, ThrowingPrincipal.class, MissingPrincipal.class })
	void requestNeitherWaitsForAPrincipalNorFailsWithIt(Class<?> principal) throws Exception {
		try (ChatServer server = ChatServer.startReactive(principal, AUTO)) {
			HttpResponse<String> response = server.get("/chat", SESSION, "c-1");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(info(server, response).sessionId()).isEqualTo("c-1");
			assertThat(info(server, response).userId()).isNull();
		}
	}

	@Test
	void allIsAsBeforeWhereRequestsAreNotObserved() throws Exception {
		try (ChatServer server = ChatServer.startReactive(ReactiveChatApplication.class, AUTO,
				"management.observations.enable.http.server.requests=false")) {
			String[] login = ChatServer.login("ann");
			HttpResponse<String> response = server.get("/private", SESSION, "c-1", login[0], login[1]);
			assertThat(response.body()).contains("\"mdc\":\"c-1\"");
			TraceInfo info = info(server, response);
			assertThat(info.name()).isEqualTo("GET /private");
			assertThat(info.sessionId()).isEqualTo("c-1");
			assertThat(info.userId()).isEqualTo("ann");
			assertThat(info(server, server.get("/memory/m-1")).name()).isEqualTo("GET /memory/{id}");
			assertThat(server.traceCount()).isEqualTo(2);
			List<ObservationRecord> failed = observations(server, server.get("/chat-then-broken"));
			assertThat(failed).extracting((one) -> one.name() + " " + one.level())
				.containsExactly("GET /chat-then-broken ERROR", "secured request ERROR", "chat DEFAULT",
						"security filterchain after ERROR");
			assertThat(failed.get(0).error()).extracting(ErrorInfo::message).isEqualTo("broken");
		}
	}

	private static TraceInfo info(ChatServer server, HttpResponse<String> response) {
		return server.trace(response).info();
	}

	private static List<ObservationRecord> observations(ChatServer server, HttpResponse<String> response) {
		Trace trace = server.store().findTrace(server.trace(response).info().traceId());
		return (trace != null) ? trace.observations() : List.of();
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
			if (tenant == null || !(request.nativeRequest() instanceof ServerWebExchange)) {
				throw new IllegalStateException("no tenant");
			}
			return tenant;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingPrincipal {

		@Bean
		OrderedWebFilter failing() {
			return new PrincipalFilter(Mono.error(new IllegalStateException("nobody knows")));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ThrowingPrincipal {

		@Bean
		OrderedWebFilter throwing() {
			return new PrincipalFilter(Mono.fromSupplier(() -> {
				throw new NoClassDefFoundError("org/example/Missing");
			}));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MissingPrincipal {

		@Bean
		OrderedWebFilter missing() {
			return new PrincipalFilter(Mono.never());
		}

	}

	/**
	 * Gives each request a principal, after Spring Security.
	 *
	 * @param principal what it gives
	 */
	private record PrincipalFilter(Mono<Principal> principal) implements OrderedWebFilter {

		@Override
		public int getOrder() {
			return -1;
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			return chain.filter(exchange.mutate().principal(this.principal).build());
		}

	}

}

package dev.clew.web;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.clew.budget.Budget;
import dev.clew.budget.BudgetAction;
import dev.clew.budget.BudgetScope;
import dev.clew.budget.Budgets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose calls budgets add up: those of users, sessions and all.
 */
class BudgetScopesTests {

	private static final String SESSION = "X-Conversation-Id";

	private static final String[] USER = { "clew.budget.daily.scope=user", "clew.budget.daily.window=3650d",
			"clew.budget.daily.max-tokens=10", "clew.budget.daily.action=refuse" };

	private static final String[] TALK = { "clew.budget.talk.scope=session", "clew.budget.talk.max-tokens=10",
			"clew.budget.talk.action=refuse" };

	private static final String[] ANN = ChatServer.login("ann");

	@Test
	void userOfSpringSecurityIsRefusedAndIsTheOnlyOne() throws Exception {
		try (ChatServer server = server(USER)) {
			assertThat(server.get("/private", ANN).statusCode()).isEqualTo(200);
			HttpResponse<String> refused = server.get("/private", ANN);
			assertThat(refused.statusCode()).isEqualTo(429);
			assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
			assertThat(refused.body()).contains("budget 'daily' per user: 10 of 10 tokens used, until ")
				.doesNotContain("ann");
			assertThat(status(server, "/chat")).isEqualTo(200);
			assertThat(status(server, "/chat")).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.observations.enable.clew.generation=false",
			"management.observations.enable.clew=false", "management.observations.enable.http.server.requests=false",
			"clew.store.type=none", "management.tracing.sampling.probability=0", "management.tracing.enabled=false" })
	void budgetsDoNotDependOnWhatIsRecorded(String property) throws Exception {
		try (ChatServer server = server(USER[0], USER[1], USER[2], USER[3], property)) {
			assertThat(server.get("/private", ANN).statusCode()).isEqualTo(200);
			assertThat(server.get("/private", ANN).statusCode()).isEqualTo(429);
		}
	}

	@Test
	void headerOfTheClientIsNoWayOutOfTheBudgetOfItsSession() throws Exception {
		try (ChatServer server = server(TALK)) {
			assertThat(status(server, "/memory/m-1", SESSION, "c-1")).isEqualTo(200);
			HttpResponse<String> refused = server.get("/memory/m-1", SESSION, "c-2");
			assertThat(refused.statusCode()).isEqualTo(429);
			assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
			assertThat(refused.body()).contains("10 of 10 tokens used, for the rest of the session\",")
				.doesNotContain("c-2");
			assertThat(server.trace(refused).info().sessionId()).isEqualTo("c-2");
			assertThat(status(server, "/memory/m-2", SESSION, "c-1")).isEqualTo(200);
			assertThat(status(server, "/chat", SESSION, "c-1")).isEqualTo(200);
			assertThat(status(server, "/chat", SESSION, "c-1")).isEqualTo(200);
		}
	}

	@Test
	void httpSessionIsASessionOfTheServersMaking() throws Exception {
		try (ChatServer server = server(TALK[0], TALK[1], TALK[2], "clew.session.sources=header,http-session")) {
			String id = server.get("/http-session/new").body();
			String cookie = "JSESSIONID=" + id;
			assertThat(status(server, "/chat", "Cookie", cookie, SESSION, "c-1")).isEqualTo(200);
			assertThat(status(server, "/chat", "Cookie", cookie, SESSION, "c-2")).isEqualTo(429);
		}
	}

	@Test
	void resolverOfTheApplicationIsTakenAtItsWord() throws Exception {
		try (ChatServer server = ChatServer.start(OwnSessions.class, TALK)) {
			assertThat(status(server, "/chat", "X-Tenant", "hut")).isEqualTo(200);
			assertThat(status(server, "/chat", "X-Tenant", "hut")).isEqualTo(429);
			assertThat(status(server, "/chat", "X-Tenant", "inn")).isEqualTo(200);
		}
	}

	@Test
	void allAreRefusedUntilTheWindowHasPassed() throws Exception {
		OwnBudgets.now.set(Instant.parse("2026-03-01T10:59:59Z"));
		try (ChatServer server = ChatServer.start(OwnBudgets.class)) {
			assertThat(status(server, "/chat")).isEqualTo(200);
			HttpResponse<String> refused = server.get("/private", ANN);
			assertThat(refused.statusCode()).isEqualTo(429);
			assertThat(refused.body())
				.contains("budget 'hour' in all: 10 of 10 tokens used, until 2026-03-01T11:00:00Z");
			OwnBudgets.now.set(Instant.parse("2026-03-01T11:00:00Z"));
			assertThat(status(server, "/chat")).isEqualTo(200);
			assertThat(status(server, "/chat")).isEqualTo(429);
		}
	}

	private static ChatServer server(String... properties) {
		return ChatServer.start(SpendingApplication.class, properties);
	}

	private static int status(ChatServer server, String path, String... headers) throws Exception {
		return server.get(path, headers).statusCode();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(SpendingApplication.class)
	static class OwnSessions {

		@Bean
		SessionIdResolver ownSessions() {
			return (request) -> request.header("X-Tenant");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(SpendingApplication.class)
	static class OwnBudgets {

		private static final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

		@Bean
		Budgets budgets() {
			InstantSource source = now::get;
			return new Budgets(List
				.of(new Budget("hour", BudgetScope.GLOBAL, Duration.ofHours(1), null, 10L, BudgetAction.REFUSE)),
					source.withZone(ZoneOffset.UTC));
		}

	}

}

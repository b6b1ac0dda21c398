package dev.clew.web;

import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import org.jspecify.annotations.Nullable;
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
class ReactiveSourcesTests extends SessionSourcesContractTests {

	ReactiveSourcesTests() {
		super("SESSION");
	}

	@Override
	ChatServer start(@Nullable Class<?> more, String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = "spring.reactor.context-propagation=auto";
		return ChatServer.startReactive((more != null) ? more : ReactiveChatApplication.class, all);
	}

	@AfterEach
	void reactorIsAsBefore() {
		Hooks.disableAutomaticContextPropagation();
	}

	@ParameterizedTest
	@ValueSource(classes = { FailingPrincipal.class, ThrowingPrincipal.class, MissingPrincipal.class })
	void requestNeitherWaitsForAPrincipalNorFailsWithIt(Class<?> principal) throws Exception {
		try (ChatServer server = start(principal)) {
			HttpResponse<String> response = server.get("/chat", SESSION, "c-1");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(info(server, response).sessionId()).isEqualTo("c-1");
			assertThat(info(server, response).userId()).isNull();
		}
	}

	@Test
	void failureIsThatOfTheRequestWhereItIsNotObserved() throws Exception {
		try (ChatServer server = start(null, "management.observations.enable.http.server.requests=false")) {
			List<ObservationRecord> failed = observations(server, server.get("/chat-then-broken"));
			assertThat(failed).extracting((one) -> one.name() + " " + one.level())
				.containsExactly("GET /chat-then-broken ERROR", "secured request ERROR", "chat DEFAULT",
						"security filterchain after ERROR");
			assertThat(failed.get(0).error()).extracting(ErrorInfo::message).isEqualTo("broken");
		}
	}

	private static List<ObservationRecord> observations(ChatServer server, HttpResponse<String> response) {
		Trace trace = server.store().findTrace(server.trace(response).info().traceId());
		return (trace != null) ? trace.observations() : List.of();
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

package dev.clew.web;

import java.util.Map;
import java.util.concurrent.Callable;

import dev.clew.web.ChatApplication.Assistant;
import dev.clew.web.ChatApplication.EchoModel;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webflux.filter.OrderedWebFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebSession;

/**
 * A reactive application that talks to a model: {@code /private} needs a login,
 * {@code /chat} does not.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableWebFluxSecurity
class ReactiveChatApplication {

	@Bean
	ChatModel chatModel() {
		return new EchoModel();
	}

	@Bean
	Assistant assistant(ChatModel model) {
		return AiServices.builder(Assistant.class)
			.chatModel(model)
			.chatMemoryProvider((id) -> MessageWindowChatMemory.builder().id(id).maxMessages(4).build())
			.build();
	}

	@Bean
	OuterFilter outerFilter() {
		return new OuterFilter();
	}

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http) {
		return http
			.authorizeExchange(
					(requests) -> requests.pathMatchers("/private").authenticated().anyExchange().permitAll())
			.httpBasic(Customizer.withDefaults())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@Bean
	MapReactiveUserDetailsService users() {
		return new MapReactiveUserDetailsService(User.withUsername("ann").password("{noop}secret").roles("X").build());
	}

	/**
	 * Comes before all others.
	 */
	static final class OuterFilter implements OrderedWebFilter {

		@Override
		public int getOrder() {
			return Ordered.HIGHEST_PRECEDENCE;
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			if ("/own-header".equals(exchange.getRequest().getPath().value())) {
				exchange.getResponse().getHeaders().set("X-Trace-Id", "theirs");
			}
			return chain.filter(exchange);
		}

	}

	/**
	 * What can be asked for.
	 */
	@RestController
	record Chats(ChatModel model, Assistant assistant) {

		@GetMapping({ "/chat", "/private", "/own-header" })
		Mono<Map<String, String>> chat(ServerWebExchange exchange) {
			return later(() -> {
				LoggerFactory.getLogger("handler").debug("in the handler");
				String header = String.valueOf(exchange.getResponse().getHeaders().getFirst("X-Trace-Id"));
				return Map.of("answer", this.model.chat("Hi"), "mdc", mdc(), "header", header);
			});
		}

		@GetMapping("/memory/{id}")
		Mono<String> memory(@PathVariable String id) {
			return later(() -> this.assistant.chat(id, "Hi"));
		}

		@GetMapping("/silent")
		String silent() {
			return "nothing was asked";
		}

		@GetMapping("/broken")
		Mono<String> broken() {
			return Mono.error(new IllegalStateException("broken"));
		}

		@GetMapping("/chat-then-broken")
		Mono<String> chatThenBroken() {
			return later(() -> this.model.chat("Hi")).flatMap((answer) -> broken());
		}

		@GetMapping("/http-session/new")
		Mono<String> newSession(WebSession session) {
			session.start();
			return Mono.just(session.getId());
		}

		private static <T> Mono<T> later(Callable<T> work) {
			return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
		}

		private static String mdc() {
			return String.valueOf((@Nullable Object) MDC.get("clew.sessionId"));
		}

	}

}

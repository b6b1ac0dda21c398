package dev.clew.web;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * An application that talks to a model: {@code /private} needs a login, {@code /chat}
 * does not.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ChatApplication {

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
	Plain plain(ChatModel model) {
		return AiServices.builder(Plain.class).chatModel(model).build();
	}

	@Bean
	ContextPropagatingTaskDecorator taskDecorator() {
		return new ContextPropagatingTaskDecorator();
	}

	@Bean
	FilterRegistrationBean<Filter> outerFilter() {
		FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
			if ("/own-header".equals(((HttpServletRequest) request).getRequestURI())) {
				((HttpServletResponse) response).setHeader("X-Trace-Id", "theirs");
			}
			chain.doFilter(request, response);
			LoggerFactory.getLogger("outer").debug("after, session {}", MDC.get("clew.sessionId"));
		});
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	@Bean
	SecurityFilterChain security(HttpSecurity http) {
		return http
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/private").authenticated().anyRequest().permitAll())
			.httpBasic((basic) -> {
			})
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@Bean
	InMemoryUserDetailsManager users() {
		return new InMemoryUserDetailsManager(User.withUsername("ann").password("{noop}secret").roles("X").build());
	}

	interface Assistant {

		String chat(@MemoryId String memoryId, @UserMessage String message);

	}

	interface Plain {

		String chat(String message);

	}

	/**
	 * What can be asked for.
	 */
	@RestController
	record Chats(ChatModel model, Assistant assistant, Plain plain, Executor applicationTaskExecutor) {

		@GetMapping({ "/chat", "/private", "/own-header" })
		Map<String, String> chat(HttpServletResponse response) {
			LoggerFactory.getLogger("handler").debug("in the handler");
			String header = String.valueOf(response.getHeader("X-Trace-Id"));
			return Map.of("answer", this.model.chat("Hi"), "mdc", mdc(), "header", header);
		}

		@GetMapping("/memory/{id}")
		String memory(@PathVariable String id) {
			return this.assistant.chat(id, "Hi");
		}

		@GetMapping("/no-memory")
		String noMemory() {
			return this.plain.chat("Hi");
		}

		@GetMapping("/silent")
		String silent() {
			return "nothing was asked";
		}

		@GetMapping("/broken")
		String broken() {
			throw new IllegalStateException("broken");
		}

		@GetMapping("/http-session/new")
		String newSession(HttpServletRequest request) {
			return request.getSession(true).getId();
		}

		@GetMapping("/callable")
		Callable<String> callable() {
			return () -> this.model.chat("Hi") + " " + mdc();
		}

		@GetMapping("/deferred")
		DeferredResult<String> deferred() {
			DeferredResult<String> result = new DeferredResult<>();
			this.applicationTaskExecutor.execute(() -> result.setResult(this.model.chat("Hi") + " " + mdc()));
			return result;
		}

		@GetMapping("/events")
		SseEmitter events() {
			SseEmitter emitter = new SseEmitter();
			this.applicationTaskExecutor.execute(() -> {
				try {
					emitter.send(this.model.chat("Hi") + " " + mdc());
					emitter.complete();
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			});
			return emitter;
		}

		private static String mdc() {
			return String.valueOf((@Nullable Object) MDC.get("clew.sessionId"));
		}

	}

	/**
	 * A model that says hello.
	 */
	static class EchoModel implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from("Hello")).build();
		}

	}

}

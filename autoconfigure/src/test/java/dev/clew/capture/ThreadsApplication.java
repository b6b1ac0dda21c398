package dev.clew.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.service.AiServices;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * A servlet application that calls models on other threads, in the ways Spring has for
 * that.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
class ThreadsApplication {

	@Bean
	ChatModel chatModel() {
		return new PromptedModel();
	}

	@Bean(destroyMethod = "shutdown", defaultCandidate = false)
	ExecutorService modelThreads() {
		return Executors.newCachedThreadPool();
	}

	@Bean
	Looking looking(ObservationRegistry observations, Environment environment) {
		WebClient client = WebClient.builder()
			.clientConnector(new JdkClientHttpConnector())
			.observationRegistry(observations)
			.build();
		return new Looking(client, () -> environment.getRequiredProperty("local.server.port"));
	}

	@Bean
	Assistant assistant(ChatModel model, Looking looking) {
		return AiServices.builder(Assistant.class).chatModel(model).tools(looking).build();
	}

	@Bean
	StreamingChatModel streamingChatModel(@Qualifier("modelThreads") ExecutorService threads) {
		return new PromptedStream(threads);
	}

	@Bean
	Narrator narrator(StreamingChatModel model, Looking looking) {
		return AiServices.builder(Narrator.class).streamingChatModel(model).tools(looking).build();
	}

	@Bean
	Later later(Assistant assistant) {
		return new Later(assistant);
	}

	/**
	 * Answers later.
	 */
	static class Later {

		private final Assistant assistant;

		Later(Assistant assistant) {
			this.assistant = assistant;
		}

		@Async
		CompletableFuture<String> chat(String text) {
			return CompletableFuture.completedFuture(this.assistant.chat(text));
		}

	}

	/**
	 * What can be asked for.
	 */
	@RestController
	record Chats(Assistant assistant, Narrator narrator, Later later, AsyncTaskExecutor applicationTaskExecutor) {

		@GetMapping("/hut")
		String hut() {
			return "a hut";
		}

		@PostMapping("/callable/{id}")
		Callable<String> callable(@PathVariable String id, @RequestBody String text) {
			return () -> this.assistant.chat(text);
		}

		@PostMapping("/deferred/{id}")
		DeferredResult<String> deferred(@PathVariable String id, @RequestBody String text) {
			DeferredResult<String> result = new DeferredResult<>();
			this.applicationTaskExecutor.execute(() -> result.setResult(this.assistant.chat(text)));
			return result;
		}

		@PostMapping("/future/{id}")
		CompletableFuture<String> future(@PathVariable String id, @RequestBody String text) {
			return CompletableFuture.supplyAsync(() -> this.assistant.chat(text), this.applicationTaskExecutor);
		}

		@PostMapping("/async/{id}")
		CompletableFuture<String> async(@PathVariable String id, @RequestBody String text) {
			return this.later.chat(text);
		}

		@PostMapping("/emitter/{id}")
		SseEmitter emitter(@PathVariable String id, @RequestBody String text) {
			SseEmitter emitter = new SseEmitter();
			this.applicationTaskExecutor.execute(() -> {
				try {
					emitter.send(this.assistant.chat(text));
					emitter.complete();
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			});
			return emitter;
		}

		@PostMapping("/failing/{id}")
		SseEmitter failing(@PathVariable String id, @RequestBody String text) {
			SseEmitter emitter = new SseEmitter();
			this.applicationTaskExecutor
				.execute(() -> emitter.completeWithError(new IllegalStateException(this.assistant.chat(text))));
			return emitter;
		}

		@PostMapping("/body/{id}")
		StreamingResponseBody body(@PathVariable String id, @RequestBody String text) {
			return (out) -> out.write(this.assistant.chat(text).getBytes(StandardCharsets.UTF_8));
		}

		@PostMapping("/mono/{id}")
		Mono<String> mono(@PathVariable String id, @RequestBody String text) {
			return Mono.fromCallable(() -> this.assistant.chat(text)).subscribeOn(Schedulers.boundedElastic());
		}

		@PostMapping(path = "/tell/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> tell(@PathVariable String id, @RequestBody String text) {
			return this.narrator.tell(text);
		}

	}

}

package dev.clew.capture;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * A reactive application that calls models in the ways such applications do.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class WebFluxApplication {

	@Bean
	ChatModel chatModel() {
		return new PromptedModel();
	}

	@Bean(destroyMethod = "shutdown")
	ExecutorService modelThreads() {
		return Executors.newCachedThreadPool();
	}

	@Bean
	StreamingChatModel streamingChatModel(ExecutorService modelThreads) {
		return new PromptedStream(modelThreads);
	}

	@Bean
	WebClient webClient(ObservationRegistry observations) {
		return WebClient.builder()
			.clientConnector(new JdkClientHttpConnector())
			.observationRegistry(observations)
			.build();
	}

	@Bean
	Looking looking(WebClient client, Environment environment) {
		return new Looking(client, () -> environment.getRequiredProperty("local.server.port"));
	}

	@Bean
	Assistant assistant(ChatModel model, Looking looking) {
		return AiServices.builder(Assistant.class).chatModel(model).tools(looking).build();
	}

	@Bean
	Narrator narrator(StreamingChatModel model, Looking looking) {
		return AiServices.builder(Narrator.class).streamingChatModel(model).tools(looking).build();
	}

	@Bean
	RouterFunction<ServerResponse> routes(Assistant assistant) {
		return RouterFunctions.route()
			.POST("/route/{id}",
					(request) -> request.bodyToMono(String.class)
						.publishOn(Schedulers.boundedElastic())
						.map(assistant::chat)
						.flatMap((answer) -> ServerResponse.ok().bodyValue(answer)))
			.build();
	}

	/**
	 * What can be asked for.
	 */
	@RestController
	record Chats(ChatModel model, Assistant assistant, Narrator narrator, ObservationRegistry observations) {

		@GetMapping("/hut")
		String hut() {
			return "a hut";
		}

		@PostMapping("/mono/{id}")
		Mono<String> mono(@PathVariable String id, @RequestBody String text) {
			return Mono.fromCallable(() -> this.assistant.chat(text)).subscribeOn(Schedulers.boundedElastic());
		}

		// A parallel scheduler must not be blocked, which is why this one only asks.
		@PostMapping("/both/{id}")
		Mono<String> both(@PathVariable String id, @RequestBody String text) {
			Mono<String> one = Mono.fromCallable(() -> this.model.chat(text)).subscribeOn(Schedulers.parallel());
			return one.zipWhen(
					(first) -> Mono.just(first)
						.publishOn(Schedulers.boundedElastic())
						.flatMap((answer) -> Mono.fromCallable(() -> this.model.chat(answer))),
					(first, second) -> second);
		}

		// The model is called on a thread that knows nothing of Reactor.
		@PostMapping("/observed/{id}")
		Mono<String> observed(@PathVariable String id, @RequestBody String text) {
			return Mono.deferContextual((context) -> {
				Observation step = Observation.createNotStarted("thinking", this.observations).start();
				return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> text))
					.map(this.model::chat)
					.doFinally((signal) -> step.stop())
					.contextWrite((inner) -> inner.put("micrometer.observation", step));
			});
		}

		@PostMapping(path = "/tell/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<ServerSentEvent<String>> tell(@PathVariable String id, @RequestBody String text) {
			return this.narrator.tell(text).map((word) -> ServerSentEvent.builder(word).build());
		}

		@PostMapping(path = "/tokens/{id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<ServerSentEvent<String>> tokens(@PathVariable String id, @RequestBody String text) {
			return Flux.<String>create((sink) -> start(this.narrator.stream(text), sink))
				.map((word) -> ServerSentEvent.builder(word).build());
		}

		// As applications do that stop the model when nobody listens any longer.
		private static void start(TokenStream tokens, FluxSink<String> sink) {
			AtomicReference<StreamingHandle> stream = new AtomicReference<>();
			sink.onCancel(() -> {
				StreamingHandle handle = stream.get();
				if (handle != null) {
					handle.cancel();
				}
			});
			tokens.onPartialResponseWithContext((word, context) -> {
				stream.set(context.streamingHandle());
				sink.next(word.text());
			}).onCompleteResponse((response) -> sink.complete()).onError(sink::error).start();
		}

	}

}

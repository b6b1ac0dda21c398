package dev.clew.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.input.Prompt;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.openai.OpenAiStreamingLanguageModel;
import dev.langchain4j.model.output.Response;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Plain language models that stream: from the request to the last token.
 */
class StreamingLanguageModelTests {

	private static final String TREE = """
			SPAN POST /work/{id}
			  GENERATION gpt-3.5-turbo-instruct
			    SPAN HTTP POST
			""";

	private static final String FAILED = """
			SPAN POST /work/{id} ERROR
			  GENERATION gpt-3.5-turbo-instruct ERROR
			    SPAN HTTP POST
			""";

	private static final Application application = Application.start(Models.class);

	private static final ScriptedModels models = application.bean(ScriptedModels.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void generationIsOpenUntilTheLastToken() throws Exception {
		models.answers(ScriptedModels.COMPLETIONS, events(token(" blue"), token(" and"), token(" wide."), END, USAGE));
		assertThat(application.inRequest(() -> stream("The sky is"))).isEqualTo(" blue| and| wide.| blue and wide.");
		assertThat(application.tree()).isEqualTo(TREE);
		ObservationRecord generation = generation();
		assertThat(Trees.json(generation.input()))
			.isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"The sky is\"}]}");
		assertThat(Trees.json(generation.output()))
			.isEqualTo("{\"role\":\"assistant\",\"content\":\" blue and wide.\"}");
		assertThat(generation.modelCall()).extracting(ModelCall::provider, ModelCall::finishReason, ModelCall::usage)
			.containsExactly("openai", "stop", new Usage(Map.of("input", 4L, "output", 3L)));
	}

	@Test
	void promptIsOneGeneration() throws Exception {
		models.answers(ScriptedModels.COMPLETIONS, events(token(" blue."), END));
		Collected collected = new Collected();
		application.inRequest(() -> {
			application.bean(OpenAiStreamingLanguageModel.class).generate(Prompt.from("The sky is"), collected);
			return collected.result.get(10, TimeUnit.SECONDS);
		});
		assertThat(application.tree()).isEqualTo(TREE);
	}

	@Test
	void timeToFirstTokenIsWhatTheProviderTook() throws Exception {
		models.answers(ScriptedModels.COMPLETIONS, events(token(" blue."), END).withFixedDelay(1000));
		application.inRequest(() -> stream("The sky is"));
		assertThat(application.tree()).isEqualTo(TREE);
		ModelCall call = Objects.requireNonNull(generation().modelCall());
		assertThat(call.timeToFirstToken()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
		assertThat(application.bean(MeterRegistry.class)
			.get("gen_ai.client.operation.time_to_first_chunk")
			.tags("gen_ai.operation.name", "text_completion", "gen_ai.request.model", "gpt-3.5-turbo-instruct")
			.timer()
			.max(TimeUnit.SECONDS)).isBetween(1.0, 2.0);
	}

	@Test
	void streamThatBreaksKeepsWhatCameIn() {
		models.answers(ScriptedModels.COMPLETIONS,
				events(token(" blue"), token(" and"), "event: error\ndata: overloaded\n\n"));
		assertThatThrownBy(() -> application.inRequest(() -> stream("The sky is"))).hasMessageContaining("overloaded");
		assertThat(application.tree()).isEqualTo(FAILED);
		assertThat(Trees.json(generation().output())).isEqualTo("{\"role\":\"assistant\",\"content\":\" blue and\"}");
		assertThat(generation().error()).extracting(ErrorInfo::message).isEqualTo("overloaded");
	}

	@Test
	void providerThatRefusesLeavesAnError() {
		models.fails(ScriptedModels.COMPLETIONS, 429);
		assertThatThrownBy(() -> application.inRequest(() -> stream("The sky is"))).hasMessageContaining("no more");
		assertThat(application.tree()).isEqualTo(FAILED);
		assertThat(generation().error()).extracting(ErrorInfo::type)
			.isEqualTo("dev.langchain4j.exception.RateLimitException");
		assertThat(generation().output()).isNull();
	}

	@Test
	void providerThatFailsLeavesAnError() {
		models.fails(ScriptedModels.COMPLETIONS, 500);
		assertThatThrownBy(() -> application.inRequest(() -> stream("The sky is"))).hasMessageContaining("no more");
		assertThat(application.tree()).isEqualTo(FAILED.replace("HTTP POST", "HTTP POST ERROR"));
		assertThat(generation().error()).extracting(ErrorInfo::type)
			.isEqualTo("dev.langchain4j.exception.InternalServerException");
	}

	@Test
	void handlerThatThrowsEndsTheGenerationWithItsError() {
		models.answers(ScriptedModels.COMPLETIONS, events(token(" blue"), END));
		Collected collected = new Collected() {

			@Override
			public void onNext(String token) {
				throw new IllegalStateException("no room");
			}

		};
		assertThatThrownBy(() -> application.inRequest(() -> {
			application.bean(OpenAiStreamingLanguageModel.class).generate("The sky is", collected);
			return collected.result.get(10, TimeUnit.SECONDS);
		})).hasMessageContaining("no room");
		assertThat(generation().error()).extracting(ErrorInfo::message).isEqualTo("no room");
		assertThat(Trees.json(generation().output())).isEqualTo("{\"role\":\"assistant\",\"content\":\" blue\"}");
	}

	@Test
	void modelThatThrowsAtOnceLeavesAnError() {
		StreamingLanguageModel broken = application.bean("broken", StreamingLanguageModel.class);
		assertThatThrownBy(() -> application.inRequest(() -> {
			broken.generate("The sky is", new Collected());
			return "";
		})).hasMessage("no stream today");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  GENERATION Broken ERROR
				""");
	}

	@Test
	void streamOutsideARequestIsATraceOfItsOwn() throws Exception {
		models.answers(ScriptedModels.COMPLETIONS, events(token(" blue."), END));
		stream("The sky is");
		assertThat(Trees.of(application.newestTrace())).isEqualTo("""
				GENERATION gpt-3.5-turbo-instruct
				  SPAN HTTP POST
				""");
	}

	private static final String END = """
			data: {"id":"cmpl-1","choices":[{"text":"","index":0,"finish_reason":"stop"}]}

			""";

	private static final String USAGE = """
			data: {"id":"cmpl-1","choices":[],"usage":{"prompt_tokens":4,"completion_tokens":3,"total_tokens":7}}

			""";

	private static String token(String text) {
		return "data: {\"id\":\"cmpl-1\",\"choices\":[{\"text\":\"" + text + "\",\"index\":0}]}\n\n";
	}

	private static ResponseDefinitionBuilder events(String... events) {
		return WireMock.ok()
			.withHeader("Content-Type", "text/event-stream")
			.withBody(String.join("", events) + "data: [DONE]\n\n");
	}

	private static String stream(String prompt) throws Exception {
		Collected collected = new Collected();
		application.bean(OpenAiStreamingLanguageModel.class).generate(prompt, collected);
		return collected.result.get(10, TimeUnit.SECONDS);
	}

	private static ObservationRecord generation() {
		return Trees.first(application.trace(), ObservationType.GENERATION);
	}

	/**
	 * Collects tokens, and the whole at the end.
	 */
	private static class Collected implements StreamingResponseHandler<String> {

		private final List<String> tokens = new ArrayList<>();

		private final CompletableFuture<String> result = new CompletableFuture<>();

		@Override
		public void onNext(String token) {
			this.tokens.add(token);
		}

		@Override
		public void onComplete(Response<String> response) {
			this.tokens.add(response.content());
			this.result.complete(String.join("|", this.tokens));
		}

		@Override
		public void onError(Throwable error) {
			this.result.completeExceptionally(error);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(OtherModels.class)
	static class Models {

		@Bean
		Broken broken() {
			return new Broken();
		}

	}

	static class Broken implements StreamingLanguageModel {

		@Override
		public void generate(String prompt, StreamingResponseHandler<String> handler) {
			throw new IllegalStateException("no stream today");
		}

	}

}

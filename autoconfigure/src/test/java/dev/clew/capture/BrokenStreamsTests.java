package dev.clew.capture;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams that the provider, or the way to it, breaks.
 */
class BrokenStreamsTests {

	@RegisterExtension
	static final CleanThreads threads = Streaming.threads;

	private static final Application application = Application.start(Impatient.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@ParameterizedTest
	@EnumSource
	void modelIsOneFailedGeneration(Breakage breakage) throws Exception {
		breakage.prepare();
		Heard heard = new Heard();
		application.inRequest(() -> {
			model(breakage).chat("Where?", heard);
			return heard;
		});
		assertThat(heard.all()).containsExactlyElementsOf(breakage.heard(generation().statusMessage()));
		assertThat(application.tree()).isEqualTo(breakage.tree("""
				SPAN POST /work/{id}
				  GENERATION gpt-4o-mini ERROR
				    SPAN HTTP POST
				"""));
		assertFailed(breakage, generation(), "{\"role\":\"assistant\",\"content\":\"It \"}");
	}

	@ParameterizedTest
	@EnumSource
	void serviceIsOneFailedAgentWithOneFailedGeneration(Breakage breakage) throws Exception {
		breakage.prepare();
		Desk desk = AiServices.builder(Desk.class).streamingChatModel(model(breakage)).build();
		Heard heard = application.inRequest(() -> Heard.of(desk.stream("Where?")));
		assertThat(heard.all()).containsExactlyElementsOf(breakage.heard(generation().statusMessage()));
		assertThat(application.tree()).isEqualTo(breakage.tree("""
				SPAN POST /work/{id}
				  AGENT Desk.stream ERROR
				    GENERATION gpt-4o-mini #1 ERROR
				      SPAN HTTP POST
				"""));
		assertFailed(breakage, generation(), "{\"role\":\"assistant\",\"content\":\"It \"}");
		assertFailed(breakage, Trees.first(application.trace(), ObservationType.AGENT), "\"It \"");
	}

	private static void assertFailed(Breakage breakage, ObservationRecord observation, String partial) {
		assertThat(observation.statusMessage()).contains(breakage.message);
		assertThat(Objects.requireNonNull(observation.error()).type()).isEqualTo(breakage.type);
		assertThat(Trees.json(observation.output())).isEqualTo(breakage.midway ? partial : null);
	}

	private static StreamingChatModel model(Breakage breakage) {
		return application.bean((breakage == Breakage.TIME_OUT) ? "impatient" : "streamingChatModel",
				StreamingChatModel.class);
	}

	private static ObservationRecord generation() {
		return Trees.first(application.trace(), ObservationType.GENERATION);
	}

	interface Desk {

		TokenStream stream(String question);

	}

	/**
	 * What breaks.
	 */
	enum Breakage {

		/** Too many requests. */
		REFUSED(Reply.error(429, "slow down"), "dev.langchain4j.exception.RateLimitException", "slow down", false),

		/** The provider fails. */
		FAILED(Reply.error(500, "out of order"), "dev.langchain4j.exception.InternalServerException", "out of order",
				false),

		/** No answer in time. */
		TIME_OUT(StreamedReply.words("late").after(Duration.ofSeconds(3)), "java.util.concurrent.CompletionException",
				"timed out", false),

		/** The connection ends in the middle. */
		CUT_OFF(StreamedReply.words("It ", "is").brokenAfter(2), "dev.langchain4j.exception.LangChain4jException",
				"closed", true),

		/** An event is no JSON, after which the stream goes on. */
		GARBAGE(StreamedReply.words("It ", "is").garbledAt(2), "java.lang.RuntimeException", "Unexpected character",
				true);

		private final Object answer;

		private final String type;

		private final String message;

		private final boolean midway;

		Breakage(Object answer, String type, String message, boolean midway) {
			this.answer = answer;
			this.type = type;
			this.message = message;
			this.midway = midway;
		}

		void prepare() {
			application.openAi().streams();
			if (this.answer instanceof Reply reply) {
				application.openAi().answers(reply);
			}
			else {
				application.openAi().streams((StreamedReply) this.answer);
			}
		}

		// Micrometer's HTTP client takes a refusal for no error.
		String tree(String usual) {
			boolean http = this == FAILED || this == TIME_OUT;
			return http ? usual.replace("HTTP POST", "HTTP POST ERROR") : usual;
		}

		List<String> heard(@Nullable String message) {
			return this.midway ? List.of("It ", "error " + message) : List.of("error " + message);
		}

	}

	/**
	 * Another model that does not wait.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(Streaming.class)
	static class Impatient {

		@Bean
		OpenAiStreamingChatModel impatient(ScriptedOpenAi openAi) {
			return openAi.streamingModel(threads).timeout(Duration.ofMillis(300)).build();
		}

	}

}

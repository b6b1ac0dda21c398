package dev.clew.langchain4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.audio.AudioTranscriptionResponse;
import dev.langchain4j.model.audio.TextToSpeechModel;
import dev.langchain4j.model.audio.TextToSpeechResponse;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.Moderation;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.moderation.ModerationRequest;
import dev.langchain4j.model.moderation.ModerationResponse;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Moderate;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models that are no beans, wrapped by hand.
 */
class WrappedModelsTests {

	private final InMemoryTraceStore store = new InMemoryTraceStore(100, 1_000_000, (reason, count) -> {
	});

	private final LangChain4jTracing tracing = LangChain4jTracing.open(ObservationRegistry.create(), this.store);

	@AfterEach
	void close() {
		this.tracing.close();
	}

	@Test
	void everyTypeOfModelIsTraced() {
		Audio audio = Audio.builder().base64Data("aGVsbG8=").build();
		ImageModel images = (prompt) -> Response.from(Image.builder().url("https://images.example/1.png").build());
		AudioTranscriptionModel ears = (request) -> AudioTranscriptionResponse.from("Hello?");
		TextToSpeechModel voice = (request) -> TextToSpeechResponse.from(audio);
		LanguageModel writer = (prompt) -> Response.from("blue");
		this.tracing.trace(ImageModel.class, images).generate("a hut");
		this.tracing.trace(AudioTranscriptionModel.class, ears).transcribeToText(audio);
		this.tracing.trace(TextToSpeechModel.class, voice).synthesize("Hello!");
		this.tracing.trace(LanguageModel.class, writer).generate("The sky is");
		this.tracing.trace(ModerationModel.class, new Lenient()).moderate("Hello?");
		this.tracing.trace(ChatModel.class, new Yes()).chat("Is it blue?");
		assertThat(trees()).containsExactly("GENERATION ImageModel", "GENERATION AudioTranscriptionModel",
				"GENERATION TextToSpeechModel", "GENERATION LanguageModel", "GUARDRAIL Lenient", "GENERATION chat");
	}

	@Test
	void streamEndsWithItsLastTokenWhateverComesLater() {
		List<String> heard = new ArrayList<>();
		StreamingLanguageModel writer = (prompt, handler) -> {
			handler.onNext("blue");
			handler.onComplete(Response.from("blue"));
			handler.onError(new IllegalStateException("too late"));
		};
		this.tracing.trace(StreamingLanguageModel.class, writer)
			.generate("The sky is", new StreamingResponseHandler<String>() {

				@Override
				public void onNext(String token) {
					heard.add(token);
				}

				@Override
				public void onComplete(Response<String> response) {
					heard.add("complete");
				}

				@Override
				public void onError(Throwable error) {
					heard.add(String.valueOf(error.getMessage()));
				}

			});
		assertThat(heard).containsExactly("blue", "complete", "too late");
		assertThat(trees()).containsExactly("GENERATION StreamingLanguageModel");
	}

	@Test
	void streamThatIsMadeAgainOnTheThreadOfItsErrorIsAGenerationToo() {
		List<String> answers = new ArrayList<>(List.of("", "blue"));
		StreamingLanguageModel writer = this.tracing.trace(StreamingLanguageModel.class, (prompt, handler) -> {
			if (answers.remove(0).isEmpty()) {
				handler.onError(new IllegalStateException("reset"));
			}
			else {
				handler.onComplete(Response.from("blue"));
			}
		});
		writer.generate("The sky is", new StreamingResponseHandler<String>() {

			@Override
			public void onNext(String token) {
				throw new AssertionError();
			}

			@Override
			public void onError(Throwable error) {
				writer.generate("The sky is", this);
			}

		});
		assertThat(answers).isEmpty();
		assertThat(trees()).containsExactly("GENERATION StreamingLanguageModel / GENERATION StreamingLanguageModel");
	}

	@Test
	void wrappedModerationOfAServiceIsUnderItsAgentOnce() {
		Desk desk = AiServices.builder(Desk.class)
			.chatModel(new Yes())
			.moderationModel(this.tracing.trace(ModerationModel.class, new Lenient()))
			.build();
		assertThat(desk.answer("Hello?")).isEqualTo("Yes.");
		assertThat(trees()).hasSize(1)
			.first()
			.asString()
			.contains("AGENT Desk.answer", "GUARDRAIL Lenient", "GENERATION chat")
			.containsOnlyOnce("GUARDRAIL");
	}

	private List<String> trees() {
		List<String> trees = new ArrayList<>(this.store.findTraces(TraceQuery.builder().build())
			.items()
			.stream()
			.map((summary) -> Objects.requireNonNull(this.store.findTrace(summary.info().traceId())))
			.map((trace) -> trace.observations()
				.stream()
				.map(WrappedModelsTests::line)
				.collect(Collectors.joining(" / ")))
			.toList());
		Collections.reverse(trees);
		return trees;
	}

	private static String line(ObservationRecord observation) {
		return observation.type() + " " + observation.name();
	}

	/**
	 * A service.
	 */
	interface Desk {

		@Moderate
		String answer(String question);

	}

	static class Yes implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from("Yes.")).build();
		}

	}

	static class Lenient implements ModerationModel {

		@Override
		public ModerationResponse doModerate(ModerationRequest request) {
			return ModerationResponse.builder().moderation(Moderation.notFlagged()).build();
		}

	}

}

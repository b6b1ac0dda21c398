package dev.clew.capture;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.clew.trace.Usage;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.audio.AudioTranscriptionRequest;
import dev.langchain4j.model.audio.TextToSpeechModel;
import dev.langchain4j.model.audio.TextToSpeechRequest;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.input.Prompt;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.openai.OpenAiImageModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Image, audio and plain language models, and how all models but chat models fail.
 */
class OtherModelsTests {

	private static final String SHA_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

	private static final String HELLO = "\"mediaType\":\"image/png\",\"size\":5,\"sha256\":\"" + SHA_OF_HELLO + "\"";

	private static final String ONE_IMAGE = """
			{"created":1,"output_format":"png","data":[{"b64_json":"aGVsbG8=","revised_prompt":"A small hut"}]}""";

	private static final Image IMAGE = Image.builder().base64Data("aGVsbG8=").mimeType("image/png").build();

	private static final Audio AUDIO = Audio.builder()
		.binaryData("hello".getBytes(StandardCharsets.UTF_8))
		.mimeType("audio/wav")
		.build();

	private static final Application application = Application.start(Models.class);

	private static final ScriptedModels models = application.bean(ScriptedModels.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void imageIsAGenerationWithAReferenceToWhatWasMade() throws Exception {
		ObservationRecord image = generation(ScriptedModels.IMAGES, ONE_IMAGE,
				() -> openAiImages().generate("a hut").content().base64Data(), "aGVsbG8=", """
						SPAN POST /work/{id}
						  GENERATION gpt-image-1
						    SPAN HTTP POST
						""");
		assertThat(Trees.json(image.input()))
			.isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a hut\"}]}]}");
		assertThat(Trees.json(image.output())).isEqualTo("{\"role\":\"assistant\",\"content\":[{\"type\":\"image\","
				+ HELLO + ",\"revisedPrompt\":\"A small hut\"}]}");
		assertThat(image.modelCall())
			.extracting(ModelCall::model, ModelCall::requestModel, ModelCall::provider, ModelCall::usage)
			.containsExactly("gpt-image-1", "gpt-image-1", "openai", null);
	}

	@Test
	void imagesAreOneGenerationWithTheirNumber() throws Exception {
		ObservationRecord images = generation(ScriptedModels.IMAGES, """
				{"created":1,"data":[{"url":"https://images.example/1.png"},{"url":"https://images.example/2.png"}]}""",
				() -> openAiImages().generate("two huts", 2).content().size(), 2, """
						SPAN POST /work/{id}
						  GENERATION gpt-image-1
						    SPAN HTTP POST
						""");
		assertThat(Trees.json(images.output())).isEqualTo("{\"role\":\"assistant\",\"content\":["
				+ "{\"type\":\"image\",\"url\":\"https://images.example/1.png\"},"
				+ "{\"type\":\"image\",\"url\":\"https://images.example/2.png\"}]}");
		assertThat(images.modelCall()).extracting(ModelCall::parameters).isEqualTo(Map.of("choice.count", 2));
	}

	@Test
	void editedImageHasItsOriginalAndItsMaskByReference() throws Exception {
		ObservationRecord edited = generation(ScriptedModels.EDITS, ONE_IMAGE,
				() -> openAiImages().edit(IMAGE, IMAGE, "with snow").content().revisedPrompt(), "A small hut", """
						SPAN POST /work/{id}
						  GENERATION gpt-image-1
						    SPAN HTTP POST
						""");
		assertThat(Trees.json(edited.input())).isEqualTo(
				"{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"with snow\"},{\"type\":\"image\","
						+ HELLO + "},{\"type\":\"mask\"," + HELLO + "}]}]}");
	}

	@Test
	void editWithoutMaskIsOneGeneration() throws Exception {
		ObservationRecord edited = generation(ScriptedModels.EDITS, ONE_IMAGE,
				() -> openAiImages().edit(IMAGE, "with snow").content().revisedPrompt(), "A small hut", """
						SPAN POST /work/{id}
						  GENERATION gpt-image-1
						    SPAN HTTP POST
						""");
		assertThat(Trees.json(edited.input())).isEqualTo(
				"{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"with snow\"},{\"type\":\"image\","
						+ HELLO + "}]}]}");
	}

	@Test
	void imageModelThatHasNoNameIsCalledByItsClass() throws Exception {
		ImageModel painter = application.bean(Painter.class);
		assertThat(application.inRequest(() -> painter.generate("a hut").content())).isNotNull();
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  GENERATION Painter
				""");
		ObservationRecord image = Trees.first(application.trace(), ObservationType.GENERATION);
		assertThat(image.modelCall())
			.extracting(ModelCall::model, ModelCall::provider, ModelCall::finishReason, ModelCall::usage)
			.containsExactly(null, null, "stop", new Usage(Map.of("input", 5L, "output", 1000L)));
		assertThat(Trees.json(image.output()))
			.isEqualTo("{\"role\":\"assistant\",\"content\":[{\"type\":\"image\",\"mediaType\":\"image/svg+xml\","
					+ "\"size\":5,\"sha256\":\"" + SHA_OF_HELLO + "\"}]}");
	}

	@Test
	void whatAnImageModelDoesNotSupportIsAnError() {
		ImageModel painter = application.bean(Painter.class);
		assertThatThrownBy(() -> application.inRequest(() -> painter.edit(IMAGE, "with snow")))
			.isInstanceOf(IllegalArgumentException.class);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  GENERATION Painter ERROR
				""");
	}

	@Test
	void transcriptionIsAGenerationOfText() throws Exception {
		AudioTranscriptionModel model = application.bean(AudioTranscriptionModel.class);
		AudioTranscriptionRequest request = AudioTranscriptionRequest.builder(AUDIO)
			.prompt("about huts")
			.language("en")
			.temperature(0.2)
			.build();
		ObservationRecord text = generation(ScriptedModels.TRANSCRIPTIONS, "{\"text\":\"Is the hut open?\"}",
				() -> model.transcribe(request).text(), "Is the hut open?", """
						SPAN POST /work/{id}
						  GENERATION OpenAiAudioTranscriptionModel
						    SPAN HTTP POST
						""");
		assertThat(Trees.json(text.input())).isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":["
				+ "{\"type\":\"audio\",\"mediaType\":\"audio/wav\",\"size\":5,\"sha256\":\"" + SHA_OF_HELLO
				+ "\"},{\"type\":\"text\",\"text\":\"about huts\"}]}]}");
		assertThat(Trees.json(text.output())).isEqualTo("{\"role\":\"assistant\",\"content\":\"Is the hut open?\"}");
		assertThat(text.modelCall()).extracting(ModelCall::provider, ModelCall::parameters)
			.containsExactly("openai", Map.of("temperature", 0.2));
		assertThat(text.metadata()).isEqualTo(Map.of("language", "en"));
	}

	@Test
	void shortFormOfTranscriptionIsOneGeneration() throws Exception {
		AudioTranscriptionModel model = application.bean(AudioTranscriptionModel.class);
		ObservationRecord text = generation(ScriptedModels.TRANSCRIPTIONS, "{\"text\":\"Is the hut open?\"}",
				() -> model.transcribeToText(AUDIO), "Is the hut open?", """
						SPAN POST /work/{id}
						  GENERATION OpenAiAudioTranscriptionModel
						    SPAN HTTP POST
						""");
		assertThat(Trees.json(text.output())).isEqualTo("{\"role\":\"assistant\",\"content\":\"Is the hut open?\"}");
	}

	@ParameterizedTest
	@EnumSource
	void speechIsAGenerationWithAReferenceToTheAudio(Speech form) throws Exception {
		models.answers(ScriptedModels.SPEECH,
				WireMock.ok()
					.withHeader("Content-Type", "audio/mpeg")
					.withBody("hello".getBytes(StandardCharsets.UTF_8)));
		TextToSpeechModel model = application.bean(TextToSpeechModel.class);
		assertThat(application.inRequest(() -> form.call.apply(model).binaryData())).hasSize(5);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  GENERATION OpenAiTextToSpeechModel
				    SPAN HTTP POST
				""");
		ObservationRecord speech = Trees.first(application.trace(), ObservationType.GENERATION);
		assertThat(Trees.json(speech.input()))
			.isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"The hut is open.\"}]}");
		assertThat(Trees.json(speech.output())).isEqualTo(
				"{\"role\":\"assistant\",\"content\":[{\"type\":\"audio\",\"mediaType\":\"audio/mpeg\",\"size\":5,\"sha256\":\""
						+ SHA_OF_HELLO + "\"}]}");
		assertThat(speech.metadata()).isEqualTo(form.metadata);
	}

	@ParameterizedTest
	@EnumSource
	void languageModelIsAGenerationWithItsUsage(Completion form) throws Exception {
		LanguageModel model = application.bean(LanguageModel.class);
		ObservationRecord text = generation(ScriptedModels.COMPLETIONS, """
				{"id":"cmpl-1","model":"gpt-3.5-turbo-instruct",
				"choices":[{"text":" blue.","index":0,"finish_reason":"length"}],
				"usage":{"prompt_tokens":4,"completion_tokens":2,"total_tokens":6}}""",
				() -> form.call.apply(model).content(), " blue.", """
						SPAN POST /work/{id}
						  GENERATION gpt-3.5-turbo-instruct WARNING
						    SPAN HTTP POST
						""");
		assertThat(Trees.json(text.input()))
			.isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"The sky is\"}]}");
		assertThat(Trees.json(text.output())).isEqualTo("{\"role\":\"assistant\",\"content\":\" blue.\"}");
		assertThat(text.modelCall())
			.extracting(ModelCall::model, ModelCall::provider, ModelCall::finishReason, ModelCall::usage)
			.containsExactly("gpt-3.5-turbo-instruct", "openai", "length",
					new Usage(Map.of("input", 4L, "output", 2L)));
	}

	@ParameterizedTest
	@EnumSource
	void providerThatRefusesLeavesAnError(Kind kind) {
		models.fails(kind.path, 429);
		assertThatThrownBy(() -> application.inRequest(kind.call::run)).hasMessageContaining("no more today");
		assertFailed(kind, "SPAN HTTP POST", kind.error("RateLimitException"),
				"{\"error\":{\"message\":\"no more today\"}}");
	}

	@ParameterizedTest
	@EnumSource
	void providerThatFailsLeavesAnError(Kind kind) {
		models.fails(kind.path, 500);
		assertThatThrownBy(() -> application.inRequest(kind.call::run)).hasMessageContaining("no more today");
		assertFailed(kind, "SPAN HTTP POST ERROR", kind.error("InternalServerException"),
				"{\"error\":{\"message\":\"no more today\"}}");
	}

	@ParameterizedTest
	@EnumSource
	void providerThatIsTooSlowLeavesAnError(Kind kind) {
		models.isTooSlow(kind.path);
		assertThatThrownBy(() -> application.inRequest(kind.hastyCall::run)).hasMessageContaining("timed out");
		assertFailed(kind, "SPAN HTTP POST ERROR", "dev.langchain4j.exception.TimeoutException", "request timed out");
	}

	private static void assertFailed(Kind kind, String http, String type, String message) {
		Trace trace = application.trace();
		assertThat(Trees.of(trace))
			.isEqualTo("SPAN POST /work/{id} ERROR\n  " + kind.line + " ERROR\n    " + http + "\n");
		assertThat(trace.observations().get(1)).extracting(ObservationRecord::error)
			.extracting(ErrorInfo::type, ErrorInfo::message)
			.containsExactly(type, message);
	}

	@Test
	void callOutsideARequestIsATraceOfItsOwn() {
		models.answers(ScriptedModels.IMAGES, ONE_IMAGE);
		openAiImages().generate("a hut");
		assertThat(Trees.of(application.newestTrace())).isEqualTo("""
				GENERATION gpt-image-1
				  SPAN HTTP POST
				""");
	}

	@Test
	void operationsHaveTheirOwnDurations() throws Exception {
		models.answers(ScriptedModels.IMAGES, ONE_IMAGE);
		application.inRequest(() -> openAiImages().generate("a hut"));
		application.inRequest(() -> application.bean(Painter.class).generate("a hut"));
		assertThat(durations("generate_content", "openai", "gpt-image-1")).isPositive();
		assertThat(durations("generate_content", "none", "none")).isPositive();
		models.fails(ScriptedModels.COMPLETIONS, 500);
		assertThatThrownBy(() -> application.bean(LanguageModel.class).generate("The sky is")).isNotNull();
		assertThat(durations("text_completion", "openai", "gpt-3.5-turbo-instruct")).isPositive();
	}

	private static double durations(String operation, String provider, String model) {
		return application.bean(MeterRegistry.class)
			.get("gen_ai.client.operation.duration")
			.tags("gen_ai.operation.name", operation, "gen_ai.provider.name", provider, "gen_ai.request.model", model)
			.timer()
			.totalTime(TimeUnit.NANOSECONDS);
	}

	private static <T> ObservationRecord generation(String path, String json, Work<T> work, T result, String tree)
			throws Exception {
		models.answers(path, json);
		assertThat(application.inRequest(work)).isEqualTo(result);
		assertThat(application.tree()).isEqualTo(tree);
		return Trees.first(application.trace(), ObservationType.GENERATION);
	}

	private static OpenAiImageModel openAiImages() {
		return application.bean(OpenAiImageModel.class);
	}

	/**
	 * Ways to call a text-to-speech model.
	 */
	enum Speech {

		/** A text. */
		TEXT((model) -> model.synthesize("The hut is open.").audio(), Map.of()),

		/** A request. */
		REQUEST((model) -> model.synthesize(TextToSpeechRequest.builder("The hut is open.").voice("echo").build())
			.audio(), Map.of("voice", "echo"));

		private final Function<TextToSpeechModel, Audio> call;

		private final Map<String, String> metadata;

		Speech(Function<TextToSpeechModel, Audio> call, Map<String, String> metadata) {
			this.call = call;
			this.metadata = metadata;
		}

	}

	/**
	 * Ways to call a language model.
	 */
	enum Completion {

		/** A text. */
		TEXT((model) -> model.generate("The sky is")),

		/** A prompt. */
		PROMPT((model) -> model.generate(Prompt.from("The sky is")));

		private final Function<LanguageModel, Response<String>> call;

		Completion(Function<LanguageModel, Response<String>> call) {
			this.call = call;
		}

	}

	/**
	 * Types of models that fail in the same ways.
	 */
	enum Kind {

		/** Embedding models. */
		EMBEDDING(ScriptedModels.EMBEDDINGS, "EMBEDDING text-embedding-3-small", EmbeddingModel.class,
				(model) -> model.embed("one")),

		/** Moderation models. */
		MODERATION(ScriptedModels.MODERATIONS, "GUARDRAIL OpenAiModerationModel", ModerationModel.class,
				(model) -> model.moderate("one")),

		/** Image models. */
		IMAGE(ScriptedModels.IMAGES, "GENERATION gpt-image-1", OpenAiImageModel.class,
				(model) -> model.generate("one")),

		/** Audio transcription models. */
		TRANSCRIPTION(ScriptedModels.TRANSCRIPTIONS, "GENERATION OpenAiAudioTranscriptionModel",
				AudioTranscriptionModel.class, (model) -> model.transcribeToText(AUDIO)),

		/** Text-to-speech models. */
		SPEECH(ScriptedModels.SPEECH, "GENERATION OpenAiTextToSpeechModel", TextToSpeechModel.class,
				(model) -> model.synthesize("one")),

		/** Language models. */
		LANGUAGE(ScriptedModels.COMPLETIONS, "GENERATION gpt-3.5-turbo-instruct", LanguageModel.class,
				(model) -> model.generate("one"));

		private final String path;

		private final String line;

		private final Work<?> call;

		private final Work<?> hastyCall;

		<M> Kind(String path, String line, Class<M> type, Function<M, ?> call) {
			this.path = path;
			this.line = line;
			this.call = () -> call.apply(application.bean(type));
			String hasty = "hasty" + type.getSimpleName().replace("OpenAi", "");
			this.hastyCall = () -> call.apply(application.bean(hasty, type));
		}

		// LangChain4j does not translate the errors of image models.
		String error(String translated) {
			return "dev.langchain4j.exception." + ((this == IMAGE) ? "HttpException" : translated);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(OtherModels.class)
	static class Models {

		@Bean
		Painter painter() {
			return new Painter();
		}

	}

	/**
	 * An image model that says what it used.
	 */
	static class Painter implements ImageModel {

		@Override
		public Response<Image> generate(String prompt) {
			Image image = Image.builder()
				.url(URI.create("data:image/svg+xml;base64,aGVsbG8="))
				.mimeType("image/svg+xml")
				.build();
			return Response.from(image, new TokenUsage(5, 1000), FinishReason.STOP);
		}

	}

}

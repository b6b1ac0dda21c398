package dev.clew.capture;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.audio.TextToSpeechModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.decision.DecisionModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Moderate;

/**
 * Models that do not chat.
 */
final class ModelCases {

	private static final String SHA_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

	static final String NOT_FLAGGED = "{\"id\":\"modr-1\",\"results\":[{\"flagged\":false}]}";

	private ModelCases() {
	}

	static List<CoverageCase> all() {
		return List.of(decision(), embedding(), moderation(), moderationOfAService(), image(), transcription(),
				speech(), language(), streamingLanguage());
	}

	private static CoverageCase decision() {
		return new CoverageCase(DecisionModel.class, Mode.SYNCHRONOUS, "two questions", (application) -> application
			.inRequest(() -> application.bean(DecisionModel.class).decide(Bouncer.request("May my dog come in?"))), """
					SPAN POST /work/{id}
					  EVALUATOR Bouncer -> {"admitted":{"probability":0.25},"kind":{"value":"dog",\
					"probabilities":{"dog":0.75,"guest":0.25}}}
					""");
	}

	private static CoverageCase embedding() {
		return new CoverageCase(EmbeddingModel.class, Mode.SYNCHRONOUS, "a text", (application) -> {
			script(application, ScriptedModels.EMBEDDINGS, WireMock.okJson("""
					{"data":[{"index":0,"embedding":[1.0,0.0]}],"usage":{"prompt_tokens":1,"total_tokens":1}}"""));
			application.inRequest(() -> application.bean(EmbeddingModel.class).embed("Hello?"));
		}, """
				SPAN POST /work/{id}
				  EMBEDDING text-embedding-3-small -> {"count":1,"dimension":2}
				    SPAN HTTP POST
				""");
	}

	private static CoverageCase moderation() {
		return new CoverageCase(ModerationModel.class, Mode.SYNCHRONOUS, "a text", (application) -> {
			script(application, ScriptedModels.MODERATIONS, WireMock.okJson(NOT_FLAGGED));
			application.inRequest(() -> application.bean(ModerationModel.class).moderate("Hello?"));
		}, """
				SPAN POST /work/{id}
				  GUARDRAIL OpenAiModerationModel -> {"flagged":false}
				    SPAN HTTP POST
				""");
	}

	// The model is called at the same time: here it is called after.
	private static CoverageCase moderationOfAService() {
		return new CoverageCase(ModerationModel.class, Mode.AI_SERVICE, "of a question", (application) -> {
			ScriptedModels models = script(application, ScriptedModels.MODERATIONS, WireMock.okJson(NOT_FLAGGED));
			application.openAi().answers(Reply.text("Yes."));
			Moderated service = AiServices.builder(Moderated.class)
				.chatModel(application.bean(ChatModel.class))
				.moderationModel(application.bean(ModerationModel.class))
				.chatRequestTransformer((request) -> {
					models.awaitCall(ScriptedModels.MODERATIONS);
					return request;
				})
				.build();
			application.inRequest(() -> service.chat("Hello?"));
		}, """
				SPAN POST /work/{id}
				  AGENT Moderated.chat -> "Yes."
				    GUARDRAIL OpenAiModerationModel -> {"flagged":false}
				      SPAN HTTP POST
				    GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"Yes."}
				      SPAN HTTP POST
				""");
	}

	private static CoverageCase image() {
		return new CoverageCase(ImageModel.class, Mode.SYNCHRONOUS, "by a prompt", (application) -> {
			script(application, ScriptedModels.IMAGES, WireMock.okJson("""
					{"created":1,"output_format":"png","data":[{"b64_json":"aGVsbG8="}]}"""));
			application.inRequest(() -> application.bean(ImageModel.class).generate("a hut"));
		}, """
				SPAN POST /work/{id}
				  GENERATION gpt-image-1 -> {"role":"assistant","content":[{"type":"image","mediaType":"image/png",\
				"size":5,"sha256":"%s"}]}
				    SPAN HTTP POST
				""".formatted(SHA_OF_HELLO));
	}

	private static CoverageCase transcription() {
		return new CoverageCase(AudioTranscriptionModel.class, Mode.SYNCHRONOUS, "of a recording", (application) -> {
			script(application, ScriptedModels.TRANSCRIPTIONS, WireMock.okJson("{\"text\":\"Hello?\"}"));
			Audio audio = Audio.builder().base64Data("aGVsbG8=").mimeType("audio/wav").build();
			application.inRequest(() -> application.bean(AudioTranscriptionModel.class).transcribeToText(audio));
		}, """
				SPAN POST /work/{id}
				  GENERATION OpenAiAudioTranscriptionModel -> {"role":"assistant","content":"Hello?"}
				    SPAN HTTP POST
				""");
	}

	private static CoverageCase speech() {
		return new CoverageCase(TextToSpeechModel.class, Mode.SYNCHRONOUS, "of a text", (application) -> {
			script(application, ScriptedModels.SPEECH,
					WireMock.ok().withHeader("Content-Type", "audio/mpeg").withBody("hello"));
			application.inRequest(() -> application.bean(TextToSpeechModel.class).synthesize("Hello!"));
		}, """
				SPAN POST /work/{id}
				  GENERATION OpenAiTextToSpeechModel -> {"role":"assistant","content":[{"type":"audio",\
				"mediaType":"audio/mpeg","size":5,"sha256":"%s"}]}
				    SPAN HTTP POST
				""".formatted(SHA_OF_HELLO));
	}

	private static CoverageCase language() {
		return new CoverageCase(LanguageModel.class, Mode.SYNCHRONOUS, "a prompt", (application) -> {
			script(application, ScriptedModels.COMPLETIONS, WireMock.okJson("""
					{"id":"cmpl-1","choices":[{"text":" blue.","index":0,"finish_reason":"stop"}]}"""));
			application.inRequest(() -> application.bean(LanguageModel.class).generate("The sky is"));
		}, """
				SPAN POST /work/{id}
				  GENERATION gpt-3.5-turbo-instruct -> {"role":"assistant","content":" blue."}
				    SPAN HTTP POST
				""");
	}

	private static CoverageCase streamingLanguage() {
		return new CoverageCase(StreamingLanguageModel.class, Mode.STREAMING, "a prompt", (application) -> {
			script(application, ScriptedModels.COMPLETIONS,
					WireMock.ok().withHeader("Content-Type", "text/event-stream").withBody("""
							data: {"id":"cmpl-1","choices":[{"text":" blue.","index":0}]}

							data: [DONE]

							"""));
			Whole whole = new Whole();
			application.inRequest(() -> {
				application.bean(StreamingLanguageModel.class).generate("The sky is", whole);
				return whole.text.get(20, TimeUnit.SECONDS);
			});
		}, """
				SPAN POST /work/{id}
				  GENERATION gpt-3.5-turbo-instruct -> {"role":"assistant","content":" blue."}
				    SPAN HTTP POST
				""");
	}

	private static ScriptedModels script(Application application, String path, ResponseDefinitionBuilder response) {
		ScriptedModels models = application.bean(ScriptedModels.class);
		models.answers(path, response);
		return models;
	}

	/**
	 * A service that moderates.
	 */
	interface Moderated {

		@Moderate
		String chat(String message);

	}

	/**
	 * Waits for the whole text.
	 */
	private static final class Whole implements StreamingResponseHandler<String> {

		private final CompletableFuture<String> text = new CompletableFuture<>();

		@Override
		public void onNext(String token) {
		}

		@Override
		public void onComplete(Response<String> response) {
			this.text.complete(response.content());
		}

		@Override
		public void onError(Throwable error) {
			this.text.completeExceptionally(error);
		}

	}

}

package dev.clew.capture;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.openai.OpenAiAudioTranscriptionModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiImageModel;
import dev.langchain4j.model.openai.OpenAiLanguageModel;
import dev.langchain4j.model.openai.OpenAiModerationModel;
import dev.langchain4j.model.openai.OpenAiStreamingLanguageModel;
import dev.langchain4j.model.openai.OpenAiTextToSpeechModel;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;

/**
 * Plays OpenAI's HTTP API for all but chat.
 */
final class ScriptedModels implements AutoCloseable {

	static final String EMBEDDINGS = "/v1/embeddings";

	static final String MODERATIONS = "/v1/moderations";

	static final String IMAGES = "/v1/images/generations";

	static final String EDITS = "/v1/images/edits";

	static final String TRANSCRIPTIONS = "/v1/audio/transcriptions";

	static final String SPEECH = "/v1/audio/speech";

	static final String COMPLETIONS = "/v1/completions";

	private static final String KEY = "scripted";

	private final WireMockServer server;

	private final ObservationRegistry observations;

	ScriptedModels(ObservationRegistry observations) {
		this.observations = observations;
		this.server = new WireMockServer(
				WireMockConfiguration.options().dynamicPort().bindAddress("localhost").http2PlainDisabled(true));
		this.server.start();
	}

	void answers(String path, String json) {
		answers(path, WireMock.okJson(json));
	}

	void answers(String path, ResponseDefinitionBuilder response) {
		this.server.resetAll();
		this.server.stubFor(WireMock.post(WireMock.urlPathEqualTo(path)).willReturn(response));
	}

	void fails(String path, int status) {
		answers(path, WireMock.jsonResponse("{\"error\":{\"message\":\"no more today\"}}", status));
	}

	void isTooSlow(String path) {
		answers(path, WireMock.okJson("{}").withFixedDelay(1000));
	}

	void awaitCall(String path) {
		Awaitility.await().until(() -> calls(path) > 0);
	}

	int calls(String path) {
		return this.server.countRequestsMatching(WireMock.postRequestedFor(WireMock.urlPathEqualTo(path)).build())
			.getCount();
	}

	OpenAiEmbeddingModel.OpenAiEmbeddingModelBuilder embedding() {
		return OpenAiEmbeddingModel.builder()
			.httpClientBuilder(client())
			.baseUrl(address())
			.apiKey(KEY)
			.modelName("text-embedding-3-small")
			.maxRetries(0);
	}

	OpenAiModerationModel.OpenAiModerationModelBuilder moderation() {
		return OpenAiModerationModel.builder()
			.httpClientBuilder(client())
			.baseUrl(address())
			.apiKey(KEY)
			.modelName("omni-moderation-latest")
			.maxRetries(0);
	}

	OpenAiImageModel.OpenAiImageModelBuilder image() {
		return OpenAiImageModel.builder()
			.httpClientBuilder(client())
			.baseUrl(address())
			.apiKey(KEY)
			.modelName("gpt-image-1")
			.maxRetries(0);
	}

	OpenAiAudioTranscriptionModel.Builder transcription() {
		return OpenAiAudioTranscriptionModel.builder()
			.httpClientProvider(client())
			.baseUrl(address())
			.apiKey(KEY)
			.modelName("whisper-1")
			.maxRetries(0);
	}

	OpenAiTextToSpeechModel.Builder speech() {
		return OpenAiTextToSpeechModel.builder()
			.httpClientBuilder(client())
			.baseUrl(address())
			.apiKey(KEY)
			.modelName("tts-1")
			.maxRetries(0);
	}

	OpenAiLanguageModel.OpenAiLanguageModelBuilder language() {
		return OpenAiLanguageModel.builder()
			.httpClientBuilder(client())
			.baseUrl(address())
			.apiKey(KEY)
			.modelName("gpt-3.5-turbo-instruct")
			.maxRetries(0);
	}

	OpenAiStreamingLanguageModel.OpenAiStreamingLanguageModelBuilder streamingLanguage() {
		return OpenAiStreamingLanguageModel.builder()
			.httpClientBuilder(client())
			.baseUrl(address())
			.apiKey(KEY)
			.modelName("gpt-3.5-turbo-instruct");
	}

	private String address() {
		return this.server.baseUrl() + "/v1";
	}

	private HttpClientBuilder client() {
		return ScriptedOpenAi.observedClient(this.observations);
	}

	@Override
	public void close() {
		this.server.stop();
	}

}

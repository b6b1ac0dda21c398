package dev.clew.capture;

import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.java11.instrument.binder.jdk.MicrometerHttpClient;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Plays OpenAI's HTTP API: gives the scripted answers in order.
 */
final class ScriptedOpenAi implements AutoCloseable {

	private final WireMockServer server;

	private final Queue<Reply> script = new ConcurrentLinkedQueue<>();

	private final Queue<StreamedReply> streamScript = new ConcurrentLinkedQueue<>();

	private final ObservationRegistry observations;

	ScriptedOpenAi(ObservationRegistry observations) {
		this.observations = observations;
		this.server = new WireMockServer(WireMockConfiguration.options()
			.dynamicPort()
			.bindAddress("localhost")
			.disableRequestJournal()
			.extensions(new NextReply()));
		this.server.stubFor(WireMock.post(WireMock.urlPathEqualTo("/v1/chat/completions")));
		this.server.start();
	}

	void answers(Reply... replies) {
		this.script.clear();
		this.script.addAll(Arrays.asList(replies));
	}

	void streams(StreamedReply... replies) {
		this.streamScript.clear();
		this.streamScript.addAll(Arrays.asList(replies));
	}

	String baseUrl() {
		return this.server.baseUrl() + "/v1";
	}

	OpenAiChatModel.OpenAiChatModelBuilder model() {
		return OpenAiChatModel.builder()
			.httpClientBuilder(observedClient(this.observations))
			.baseUrl(baseUrl())
			.apiKey("scripted")
			.modelName("gpt-4o-mini")
			.maxRetries(0);
	}

	OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder streamingModel(CleanThreads threads) {
		return OpenAiStreamingChatModel.builder()
			.httpClientBuilder(WatchedClient.builder(observedClient(this.observations), threads))
			.baseUrl(baseUrl())
			.apiKey("scripted")
			.modelName("gpt-4o-mini");
	}

	static JdkHttpClientBuilder observedClient(ObservationRegistry observations) {
		HttpClient observed = MicrometerHttpClient
			.instrumentationBuilder(HttpClient.newHttpClient(), new SimpleMeterRegistry())
			.observationRegistry(observations)
			.uriMapper((request) -> request.uri().getPath())
			.build();
		return JdkHttpClient.builder().httpClientBuilder(builderOf(observed));
	}

	// LangChain4j takes a builder only, Micrometer wraps a client only.
	private static HttpClient.Builder builderOf(HttpClient client) {
		return (HttpClient.Builder) Proxy.newProxyInstance(HttpClient.Builder.class.getClassLoader(),
				new Class<?>[] { HttpClient.Builder.class },
				(proxy, method, arguments) -> "build".equals(method.getName()) ? client : proxy);
	}

	@Override
	public void close() {
		this.server.stop();
	}

	/**
	 * Takes the next answer.
	 */
	private final class NextReply implements ResponseDefinitionTransformerV2 {

		@Override
		public ResponseDefinition transform(ServeEvent event) {
			try {
				StreamedReply streamed = asksForStream(event) ? ScriptedOpenAi.this.streamScript.poll() : null;
				return ((streamed != null) ? response(streamed) : next()).build();
			}
			catch (InterruptedException | JsonProcessingException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private ResponseDefinitionBuilder response(StreamedReply reply) throws InterruptedException {
			await(reply.gate());
			return reply.response();
		}

		private ResponseDefinitionBuilder next() throws InterruptedException, JsonProcessingException {
			Reply reply = ScriptedOpenAi.this.script.poll();
			if (reply == null) {
				return WireMock.aResponse().withStatus(400).withBody("the script is at its end");
			}
			await(reply.gate());
			return response(reply);
		}

		private static void await(@Nullable CountDownLatch gate) throws InterruptedException {
			if (gate != null && !gate.await(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("nobody let the answer go");
			}
		}

		private boolean asksForStream(ServeEvent event) {
			return event.getRequest().getBodyAsString().replaceAll("\\s", "").contains("\"stream\":true");
		}

		private ResponseDefinitionBuilder response(Reply reply) throws JsonProcessingException {
			return WireMock.aResponse()
				.withStatus(reply.status())
				.withHeader("Content-Type", "application/json")
				.withBody(new ObjectMapper().writeValueAsString(reply.body()));
		}

		@Override
		public String getName() {
			return "next-reply";
		}

	}

}

package dev.clew.demo;

import java.net.http.HttpClient;
import java.time.Duration;

import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.java11.instrument.binder.jdk.MicrometerHttpClient;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The language models, and the HTTP client on the way to them.
 */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@Bean
	@Lazy
	ScriptedProvider scriptedProvider() {
		return new ScriptedProvider();
	}

	@Bean
	ModelEndpoint modelEndpoint(OpenAiProperties properties, ObjectProvider<ScriptedProvider> scriptedProvider) {
		return properties.scripted()
				? new ModelEndpoint(scriptedProvider.getObject().baseUrl(), "scripted", properties.model())
				: new ModelEndpoint(properties.baseUrl(), properties.apiKey(), properties.model());
	}

	@Bean
	JdkHttpClientBuilder modelHttpClientBuilder(MeterRegistry meters, ObservationRegistry observations) {
		HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
		HttpClient observed = MicrometerHttpClient.instrumentationBuilder(client, meters)
			.observationRegistry(observations)
			.uriMapper((request) -> request.uri().getPath())
			.build();
		return JdkHttpClient.builder().httpClientBuilder(new ReadyHttpClientBuilder(observed));
	}

	@Bean
	OpenAiChatModel chatModel(ModelEndpoint endpoint, JdkHttpClientBuilder http) {
		return OpenAiChatModel.builder()
			.httpClientBuilder(http)
			.baseUrl(endpoint.baseUrl())
			.apiKey(endpoint.apiKey())
			.modelName(endpoint.model())
			.temperature(0.2)
			.timeout(TIMEOUT)
			.maxRetries(0)
			.build();
	}

	@Bean
	OpenAiStreamingChatModel streamingChatModel(ModelEndpoint endpoint, JdkHttpClientBuilder http) {
		return OpenAiStreamingChatModel.builder()
			.httpClientBuilder(http)
			.baseUrl(endpoint.baseUrl())
			.apiKey(endpoint.apiKey())
			.modelName(endpoint.model())
			.temperature(0.2)
			.timeout(TIMEOUT)
			.build();
	}

	/**
	 * Where the models are asked.
	 *
	 * @param baseUrl where the provider's API is
	 * @param apiKey the key for it
	 * @param model name of the model
	 */
	record ModelEndpoint(String baseUrl, String apiKey, String model) {

	}

}

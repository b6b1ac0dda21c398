package dev.clew.demo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ModelConfigurationTests {

	private final WireMockServer provider = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	private final ApplicationContextRunner contexts = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withBean(SimpleMeterRegistry.class)
		.withBean(ObservationRegistry.class, ObservationRegistry::create)
		.withUserConfiguration(Settings.class, ModelConfiguration.class);

	@BeforeEach
	void startProvider() {
		this.provider.start();
	}

	@AfterEach
	void stopProvider() {
		this.provider.stop();
	}

	@Test
	void withKeyTheProviderIsAsked() {
		this.provider.stubFor(WireMock.post("/api/chat/completions")
			.withHeader("Authorization", WireMock.equalTo("Bearer secret"))
			.withRequestBody(WireMock.matchingJsonPath("$.model", WireMock.equalTo("gpt-5-nano")))
			.willReturn(WireMock.okJson("{\"choices\":[{\"message\":{\"content\":\"It is me.\"}}]}")));
		this.contexts
			.withPropertyValues("OPENAI_API_KEY=secret", "OPENAI_BASE_URL=" + this.provider.baseUrl() + "/api",
					"OPENAI_MODEL=gpt-5-nano")
			.run((context) -> {
				assertThat(context.getBean(OpenAiChatModel.class).chat("Who is there?")).isEqualTo("It is me.");
				assertThat(context.getBeanFactory().containsSingleton("scriptedProvider")).isFalse();
			});
	}

	@Test
	void withoutKeyTheScriptAnswersAndCountsCachedTokens() {
		this.contexts.withPropertyValues("OPENAI_API_KEY=").run((context) -> {
			OpenAiTokenUsage usage = (OpenAiTokenUsage) context.getBean(OpenAiChatModel.class)
				.chat(UserMessage.from("Hello!"))
				.tokenUsage();
			assertThat(usage.inputTokenCount()).isEqualTo(366);
			assertThat(usage.outputTokenCount()).isEqualTo(25);
			assertThat(usage.inputTokensDetails().cachedTokens()).isEqualTo(256);
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(OpenAiProperties.class)
	static class Settings {

	}

}

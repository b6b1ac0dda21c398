package dev.clew.capture;

import dev.langchain4j.model.openai.OpenAiChatModel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One chat model, built by hand.
 */
@Configuration(proxyBeanMethods = false)
class OneModel {

	@Bean
	OpenAiChatModel chatModel(ScriptedOpenAi openAi) {
		return openAi.model().build();
	}

}

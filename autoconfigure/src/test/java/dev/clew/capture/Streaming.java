package dev.clew.capture;

import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One streaming chat model, built by hand.
 */
@Configuration(proxyBeanMethods = false)
class Streaming {

	static final CleanThreads threads = new CleanThreads();

	@Bean
	OpenAiStreamingChatModel streamingChatModel(ScriptedOpenAi openAi) {
		return openAi.streamingModel(threads).returnThinking(true).build();
	}

}

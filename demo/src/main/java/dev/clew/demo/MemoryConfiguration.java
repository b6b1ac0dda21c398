package dev.clew.demo;

import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the assistant remembers of each conversation.
 */
@Configuration(proxyBeanMethods = false)
class MemoryConfiguration {

	private static final int MAX_MESSAGES = 20;

	@Bean
	ChatMemoryProvider chatMemoryProvider() {
		return (id) -> MessageWindowChatMemory.builder().id(id).maxMessages(MAX_MESSAGES).build();
	}

}

package com.example.frontdesk;

import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.service.AiServices;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ClerkConfiguration {

	@Bean
	Clerk clerk(ChatModel model, StreamingChatModel streaming, ContentRetriever rules, Rooms rooms, Bookings bookings) {
		return AiServices.builder(Clerk.class)
			.chatModel(model)
			.streamingChatModel(streaming)
			.contentRetriever(rules)
			.tools(rooms, bookings)
			.chatMemoryProvider((guest) -> MessageWindowChatMemory.builder().id(guest).maxMessages(20).build())
			.build();
	}

}

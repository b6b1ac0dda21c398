package dev.clew.autoconfigure;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

/**
 * A model that says hello.
 */
public class TestChatModel implements ChatModel {

	@Override
	public ChatResponse doChat(ChatRequest request) {
		return ChatResponse.builder().aiMessage(AiMessage.from("Hello")).build();
	}

}

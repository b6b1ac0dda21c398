package dev.clew.capture;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;

/**
 * A model that many ask at once.
 */
class PromptedModel implements ChatModel {

	@Override
	public ChatResponse doChat(ChatRequest request) {
		return ChatResponse.builder().aiMessage(PromptedAnswers.to(request)).build();
	}

	@Override
	public ChatRequestParameters defaultRequestParameters() {
		return PromptedAnswers.PARAMETERS;
	}

}

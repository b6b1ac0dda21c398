package dev.clew.capture;

import java.util.ArrayList;
import java.util.List;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;

/**
 * What models answer that many ask at once: it depends on nothing but the question.
 */
final class PromptedAnswers {

	static final ChatRequestParameters PARAMETERS = DefaultChatRequestParameters.builder()
		.modelName("prompted")
		.build();

	private PromptedAnswers() {
	}

	// "look x" and "look look x" call one tool and two, and end with what was seen.
	static AiMessage to(ChatRequest request) {
		List<ChatMessage> messages = request.messages();
		if (messages.get(messages.size() - 1) instanceof ToolExecutionResultMessage result) {
			return AiMessage.from("seen " + result.text());
		}
		String question = question(request);
		List<ToolExecutionRequest> calls = new ArrayList<>();
		for (String word : question.split(" ", -1)) {
			if ("look".equals(word)) {
				calls.add(ToolExecutionRequest.builder().id("call_" + calls.size()).name(word).arguments("{}").build());
			}
		}
		return calls.isEmpty() ? AiMessage.from("Hello " + question) : AiMessage.from(calls);
	}

	static String question(ChatRequest request) {
		return request.messages()
			.stream()
			.filter(UserMessage.class::isInstance)
			.map((message) -> ((UserMessage) message).singleText())
			.findFirst()
			.orElse("");
	}

}

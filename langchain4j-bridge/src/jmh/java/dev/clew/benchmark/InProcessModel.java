package dev.clew.benchmark;

import java.util.List;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;

/**
 * A model that asks for a tool and then answers, at once.
 */
class InProcessModel implements ChatModel {

	static final String NAME = "gpt-4o-mini";

	private final ChatRequestParameters parameters = ChatRequestParameters.builder()
		.modelName(NAME)
		.temperature(0.2)
		.build();

	private final ChatResponse toolCall = response(AiMessage
		.from(ToolExecutionRequest.builder().id("call-1").name("cancel").arguments("{\"number\":\"HUT-204\"}").build()),
			FinishReason.TOOL_EXECUTION);

	private final ChatResponse answer = response(AiMessage.from("Your booking HUT-204 is cancelled."),
			FinishReason.STOP);

	@Override
	public ChatResponse doChat(ChatRequest request) {
		List<ChatMessage> messages = request.messages();
		boolean second = messages.get(messages.size() - 1) instanceof ToolExecutionResultMessage;
		return second ? this.answer : this.toolCall;
	}

	@Override
	public ChatRequestParameters defaultRequestParameters() {
		return this.parameters;
	}

	@Override
	public ModelProvider provider() {
		return ModelProvider.OPEN_AI;
	}

	private static ChatResponse response(AiMessage message, FinishReason finishReason) {
		OpenAiTokenUsage usage = OpenAiTokenUsage.builder()
			.inputTokenCount(120)
			.inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder().cachedTokens(64).build())
			.outputTokenCount(16)
			.totalTokenCount(136)
			.build();
		return ChatResponse.builder()
			.aiMessage(message)
			.id("chatcmpl-1")
			.modelName(NAME)
			.tokenUsage(usage)
			.finishReason(finishReason)
			.build();
	}

}

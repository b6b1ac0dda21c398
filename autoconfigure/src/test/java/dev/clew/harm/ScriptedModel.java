package dev.clew.harm;

import java.util.List;
import java.util.function.Consumer;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;

/**
 * Asks for the tool once, then answers with what the tool said.
 */
class ScriptedModel implements ChatModel {

	private final Consumer<String> probe;

	ScriptedModel(Consumer<String> probe) {
		this.probe = probe;
	}

	@Override
	public ChatResponse doChat(ChatRequest request) {
		this.probe.accept("model");
		return ChatResponse.builder()
			.id("r-1")
			.modelName("gpt-4o-mini")
			.aiMessage(answer(request.messages()))
			.tokenUsage(new TokenUsage(10, 5))
			.finishReason(FinishReason.STOP)
			.build();
	}

	private static AiMessage answer(List<ChatMessage> messages) {
		ChatMessage last = messages.get(messages.size() - 1);
		if (last instanceof ToolExecutionResultMessage result) {
			return AiMessage.from("answer to " + result.text());
		}
		String key = Keys.in(((UserMessage) last).singleText());
		Faulty.at("model", key);
		return AiMessage.from(ToolExecutionRequest.builder()
			.id("call-" + key)
			.name("look")
			.arguments("{\"what\":\"" + key + "\"}")
			.build());
	}

	@Override
	public ChatRequestParameters defaultRequestParameters() {
		return ChatRequestParameters.builder().modelName("gpt-4o-mini").temperature(0.2).build();
	}

	@Override
	public ModelProvider provider() {
		return ModelProvider.OPEN_AI;
	}

}

package dev.clew.langchain4j;

import java.util.List;
import java.util.Set;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;

/**
 * A chat model that is no bean, traced within an AI service. Each call goes to the same
 * method of the model, since some models implement one of them only.
 */
final class TracedChatModel implements ChatModel {

	private final ChatModel model;

	private final GenerationTracer tracer;

	TracedChatModel(ChatModel model, GenerationTracer tracer) {
		this.model = model;
		this.tracer = tracer;
	}

	ChatModel model() {
		return this.model;
	}

	@Override
	public ChatResponse chat(ChatRequest request) {
		return this.tracer.chat(this.model, request, () -> this.model.chat(request));
	}

	@Override
	public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
		return this.tracer.chat(this.model, request, () -> this.model.chat(request, options));
	}

	@Override
	public ChatResponse doChat(ChatRequest request) {
		return this.tracer.chat(this.model, request, () -> this.model.doChat(request));
	}

	@Override
	public String chat(String text) {
		return isDefault(String.class) ? ChatModel.super.chat(text) : around(text, () -> this.model.chat(text));
	}

	@Override
	public ChatResponse chat(ChatMessage... messages) {
		return isDefault(ChatMessage[].class) ? ChatModel.super.chat(messages)
				: around(messages, () -> this.model.chat(messages));
	}

	@Override
	public ChatResponse chat(List<ChatMessage> messages) {
		return isDefault(List.class) ? ChatModel.super.chat(messages)
				: around(messages, () -> this.model.chat(messages));
	}

	private boolean isDefault(Class<?> argument) {
		return ShortForms.isDefault(ChatModel.class, this.model, argument);
	}

	private <T> T around(Object argument, Call<T, RuntimeException> call) {
		ChatRequest request = ShortForms.requestOf(argument);
		return (request != null) ? this.tracer.chat(this.model, request, call) : call.call();
	}

	@Override
	public ChatRequestParameters defaultRequestParameters() {
		return this.model.defaultRequestParameters();
	}

	@Override
	public List<ChatModelListener> listeners() {
		return this.model.listeners();
	}

	@Override
	public ModelProvider provider() {
		return this.model.provider();
	}

	@Override
	public Set<Capability> supportedCapabilities() {
		return this.model.supportedCapabilities();
	}

}

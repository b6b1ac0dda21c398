package dev.clew.langchain4j;

import java.util.List;
import java.util.Set;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/**
 * A streaming chat model that is no bean, traced within an AI service. Each call goes to
 * the same method of the model.
 */
final class TracedStreamingChatModel implements StreamingChatModel {

	private final StreamingChatModel model;

	private final StreamingTracer tracer;

	TracedStreamingChatModel(StreamingChatModel model, StreamingTracer tracer) {
		this.model = model;
		this.tracer = tracer;
	}

	StreamingChatModel model() {
		return this.model;
	}

	@Override
	public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
		this.tracer.chat(this.model, request, handler, (traced) -> this.model.chat(request, traced));
	}

	@Override
	public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
		this.tracer.chat(this.model, request, handler, (traced) -> this.model.chat(request, options, traced));
	}

	@Override
	public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
		this.tracer.chat(this.model, request, handler, (traced) -> this.model.doChat(request, traced));
	}

	@Override
	public void chat(String text, StreamingChatResponseHandler handler) {
		if (isDefault(String.class)) {
			StreamingChatModel.super.chat(text, handler);
		}
		else {
			around(text, handler, (traced) -> this.model.chat(text, traced));
		}
	}

	@Override
	public void chat(List<ChatMessage> messages, StreamingChatResponseHandler handler) {
		if (isDefault(List.class)) {
			StreamingChatModel.super.chat(messages, handler);
		}
		else {
			around(messages, handler, (traced) -> this.model.chat(messages, traced));
		}
	}

	private boolean isDefault(Class<?> argument) {
		return ShortForms.isDefault(StreamingChatModel.class, this.model, argument, StreamingChatResponseHandler.class);
	}

	private void around(Object argument, StreamingChatResponseHandler handler,
			StreamingTracer.StreamingCall<RuntimeException> call) {
		ChatRequest request = ShortForms.requestOf(argument);
		if (request != null) {
			this.tracer.chat(this.model, request, handler, call);
		}
		else {
			call.chat(handler);
		}
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

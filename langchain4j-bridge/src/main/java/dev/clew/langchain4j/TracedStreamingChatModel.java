package dev.clew.langchain4j;

import java.util.List;
import java.util.Set;

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

package dev.clew.langchain4j;

import dev.clew.observation.GenerationContext;
import dev.clew.observation.Step;
import dev.clew.trace.Level;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import org.jspecify.annotations.Nullable;

/**
 * Hands a stream on to the application's handler, each callback to the same callback, and
 * ends the generation before the application goes on. Of several ends the first counts.
 */
final class TracedStreamHandler implements StreamingChatResponseHandler {

	private final StreamingChatResponseHandler handler;

	private final Step<GenerationContext> step;

	private final @Nullable Invocation invocation;

	private final PartialOutput partial = new PartialOutput();

	TracedStreamHandler(StreamingChatResponseHandler handler, Step<GenerationContext> step,
			@Nullable Invocation invocation) {
		this.handler = handler;
		this.step = step;
		this.invocation = invocation;
		step.whenGivenUp(this::keepPartial);
	}

	@Override
	public void onPartialResponse(String partialResponse) {
		seen(partialResponse);
		this.handler.onPartialResponse(partialResponse);
	}

	@Override
	public void onPartialResponse(PartialResponse partialResponse, @Nullable PartialResponseContext context) {
		seen(partialResponse.text());
		this.handler.onPartialResponse(partialResponse, traced(context));
	}

	@Override
	public void onPartialThinking(PartialThinking partialThinking) {
		seen(null);
		this.handler.onPartialThinking(partialThinking);
	}

	@Override
	public void onPartialThinking(PartialThinking partialThinking, @Nullable PartialThinkingContext context) {
		seen(null);
		this.handler.onPartialThinking(partialThinking, traced(context));
	}

	@Override
	public void onPartialToolCall(PartialToolCall partialToolCall) {
		seen(null);
		this.handler.onPartialToolCall(partialToolCall);
	}

	@Override
	public void onPartialToolCall(PartialToolCall partialToolCall, @Nullable PartialToolCallContext context) {
		seen(null);
		this.handler.onPartialToolCall(partialToolCall, traced(context));
	}

	@Override
	public void onCompleteToolCall(CompleteToolCall completeToolCall) {
		seen(null);
		this.handler.onCompleteToolCall(completeToolCall);
	}

	@Override
	public void onUnmappedRawEvent(Object rawEvent) {
		this.handler.onUnmappedRawEvent(rawEvent);
	}

	@Override
	public void onCompleteResponse(ChatResponse completeResponse) {
		if (this.step.awaitsEnd()) {
			this.step.complete(() -> GenerationTracer.response(this.step.context(), completeResponse));
			this.step.complete(() -> InnerCalls.tell(this.step.context(), null));
			this.step.stop();
		}
		this.handler.onCompleteResponse(completeResponse);
	}

	@Override
	public void onError(Throwable error) {
		if (!this.step.isStopped()) {
			this.step.complete(this::keepPartial);
			this.step.complete(() -> InnerCalls.tell(this.step.context(), error));
			this.step.fail(error);
		}
		try {
			this.handler.onError(error);
		}
		finally {
			failUntold(error);
		}
	}

	// LangChain4j tells of no error that the application ignores.
	private void failUntold(Throwable error) {
		if (this.invocation != null) {
			this.invocation.fail(error);
		}
	}

	private void seen(@Nullable String text) {
		this.step.context().tokenSeen();
		this.partial.append(text);
	}

	private void keepPartial() {
		this.partial.keepAs(this.step.context(), this.partial.toContent());
		if (this.invocation != null) {
			this.invocation.keepPartial(this.partial);
		}
	}

	// LangChain4j's own handlers take no notice of a missing context.
	private @Nullable PartialResponseContext traced(@Nullable PartialResponseContext context) {
		return (context != null) ? new PartialResponseContext(traced(context.streamingHandle())) : null;
	}

	private @Nullable PartialThinkingContext traced(@Nullable PartialThinkingContext context) {
		return (context != null) ? new PartialThinkingContext(traced(context.streamingHandle())) : null;
	}

	private @Nullable PartialToolCallContext traced(@Nullable PartialToolCallContext context) {
		return (context != null) ? new PartialToolCallContext(traced(context.streamingHandle())) : null;
	}

	private StreamingHandle traced(StreamingHandle handle) {
		return new CancellableHandle(handle, this::cancelled);
	}

	// LangChain4j tells nobody of a cancelled stream: neither the model nor the AI
	// service ends.
	private void cancelled() {
		if (this.step.isStopped()) {
			return;
		}
		this.step.complete(this::keepPartial);
		this.step.context().setLevel(Level.WARNING, "cancelled");
		this.step.stop();
		if (this.invocation != null) {
			this.invocation.cancel();
		}
	}

	/**
	 * A handle that tells when the stream is cancelled by it.
	 */
	private record CancellableHandle(StreamingHandle handle, Runnable cancelled) implements StreamingHandle {

		@Override
		public void cancel() {
			this.handle.cancel();
			this.cancelled.run();
		}

		@Override
		public boolean isCancelled() {
			return this.handle.isCancelled();
		}

	}

}

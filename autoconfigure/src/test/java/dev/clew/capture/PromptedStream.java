package dev.clew.capture;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.internal.InternalStreamingChatResponseHandlerUtils;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;

/**
 * A streaming model that many ask at once, on threads of its own. Asked for something
 * {@code broken} its stream fails after a word, {@code endless} ones go on until they are
 * cancelled.
 */
class PromptedStream implements StreamingChatModel {

	private final Executor threads;

	PromptedStream(Executor threads) {
		this.threads = threads;
	}

	@Override
	public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
		this.threads.execute(() -> play(request, handler, new Handle(new AtomicBoolean())));
	}

	private static void play(ChatRequest request, StreamingChatResponseHandler handler, StreamingHandle stream) {
		AiMessage answer = PromptedAnswers.to(request);
		String question = PromptedAnswers.question(request);
		if (answer.text() != null) {
			say(answer.text(), question.contains("endless"), handler, stream);
		}
		for (int call = 0; call < answer.toolExecutionRequests().size(); call++) {
			InternalStreamingChatResponseHandlerUtils.onCompleteToolCall(handler,
					new CompleteToolCall(call, answer.toolExecutionRequests().get(call)));
		}
		if (question.contains("broken")) {
			handler.onError(new IllegalStateException("the stream is broken"));
		}
		else if (!stream.isCancelled()) {
			InternalStreamingChatResponseHandlerUtils.onCompleteResponse(handler,
					ChatResponse.builder().aiMessage(answer).build());
		}
	}

	private static void say(String text, boolean endless, StreamingChatResponseHandler handler,
			StreamingHandle stream) {
		do {
			for (String word : text.split("(?<= )", -1)) {
				InternalStreamingChatResponseHandlerUtils.onPartialResponse(handler, word, stream);
			}
			LockSupport.parkNanos(endless ? Duration.ofMillis(20).toNanos() : 0);
		}
		while (endless && !stream.isCancelled());
	}

	@Override
	public ChatRequestParameters defaultRequestParameters() {
		return PromptedAnswers.PARAMETERS;
	}

	private record Handle(AtomicBoolean cancelled) implements StreamingHandle {

		@Override
		public void cancel() {
			this.cancelled.set(true);
		}

		@Override
		public boolean isCancelled() {
			return this.cancelled.get();
		}

	}

}

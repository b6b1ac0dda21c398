package dev.clew.langchain4j;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.internal.InternalStreamingChatResponseHandlerUtils;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A streaming model that does what it is told, one script a call, and as LangChain4j's
 * providers do: on threads of its own, and with what a handler throws as an error.
 */
public final class ScriptedStream implements StreamingChatModel {

	private final Queue<Script> scripts;

	private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

	private final Queue<String> left = new ConcurrentLinkedQueue<>();

	public ScriptedStream(Script... scripts) {
		this.scripts = new ConcurrentLinkedQueue<>(List.of(scripts));
	}

	@Override
	public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
		Script script = this.scripts.remove();
		Thread thread = new Thread(() -> play(script, handler));
		this.threads.add(thread);
		thread.start();
	}

	private void play(Script script, StreamingChatResponseHandler handler) {
		try {
			script.play(handler, new Handle());
		}
		finally {
			this.left.addAll(ThreadLeftovers.ofThisThread());
		}
	}

	// Its threads are clean when they end.
	public void await() throws InterruptedException {
		Thread thread = this.threads.poll();
		while (thread != null) {
			thread.join();
			thread = this.threads.poll();
		}
		assertThat(this.left).isEmpty();
	}

	public void interrupt() {
		this.threads.forEach(Thread::interrupt);
	}

	public static Script words(String... words) {
		return (handler, stream) -> {
			if (say(handler, stream, words)) {
				complete(handler, AiMessage.from(String.join("", words)));
			}
		};
	}

	public static Script wordsThenError(Exception error, String... words) {
		return (handler, stream) -> {
			say(handler, stream, words);
			InternalStreamingChatResponseHandlerUtils.withLoggingExceptions(() -> handler.onError(error));
		};
	}

	public static Script toolCall(String name) {
		return wordsThenToolCall(name);
	}

	public static Script wordsThenToolCall(String name, String... words) {
		ToolExecutionRequest request = ToolExecutionRequest.builder().id("call-1").name(name).arguments("{}").build();
		return (handler, stream) -> {
			say(handler, stream, words);
			complete(handler, AiMessage.from(request));
		};
	}

	private static boolean say(StreamingChatResponseHandler handler, StreamingHandle stream, String... words) {
		for (String word : words) {
			if (stream.isCancelled()) {
				return false;
			}
			InternalStreamingChatResponseHandlerUtils.onPartialResponse(handler, word, stream);
		}
		return !stream.isCancelled();
	}

	private static void complete(StreamingChatResponseHandler handler, AiMessage message) {
		InternalStreamingChatResponseHandlerUtils.onCompleteResponse(handler,
				ChatResponse.builder().aiMessage(message).build());
	}

	/**
	 * What is streamed in answer to one call.
	 */
	@FunctionalInterface
	public interface Script {

		void play(StreamingChatResponseHandler handler, StreamingHandle stream);

	}

	private static final class Handle implements StreamingHandle {

		private volatile boolean cancelled;

		@Override
		public void cancel() {
			this.cancelled = true;
		}

		@Override
		public boolean isCancelled() {
			return this.cancelled;
		}

	}

}

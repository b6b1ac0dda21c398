package dev.clew.langchain4j.model;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.clew.langchain4j.call.Interceptor;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.run.Call;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import org.jspecify.annotations.Nullable;

/**
 * Hands a stream on to the application's handler, each callback to the same callback.
 */
final class TracedStreamHandler implements Interceptor {

	private final StreamedGeneration generation;

	private final Map<Class<?>, UnaryOperator<Object>> contexts = Map.of(PartialResponseContext.class,
			(context) -> new PartialResponseContext(traced(((PartialResponseContext) context).streamingHandle())),
			PartialThinkingContext.class,
			(context) -> new PartialThinkingContext(traced(((PartialThinkingContext) context).streamingHandle())),
			PartialToolCallContext.class,
			(context) -> new PartialToolCallContext(traced(((PartialToolCallContext) context).streamingHandle())));

	private TracedStreamHandler(StreamedGeneration generation) {
		this.generation = generation;
	}

	static StreamingChatResponseHandler of(StreamingChatResponseHandler handler, StreamedGeneration generation) {
		return TracingProxy.around(StreamingChatResponseHandler.class, handler, new TracedStreamHandler(generation));
	}

	@Override
	public @Nullable Object call(Object handler, Method method, @Nullable Object[] arguments,
			Call<@Nullable Object, Throwable> call) throws Throwable {
		Object told = (arguments.length > 0) ? arguments[0] : null;
		if ("onError".equals(method.getName()) && told instanceof Throwable error) {
			return failed(error, call);
		}
		if ("onCompleteResponse".equals(method.getName()) && told instanceof ChatResponse response) {
			this.generation.completed(response);
		}
		else if ("onUnmappedRawEvent".equals(method.getName())) {
			this.generation.heard(told);
		}
		else if (method.getName().startsWith("onPartial") || method.getName().startsWith("onComplete")) {
			this.generation.seen(textOf(method, told));
			trace(arguments);
		}
		return call.call();
	}

	private @Nullable Object failed(Throwable error, Call<@Nullable Object, Throwable> call) throws Throwable {
		this.generation.failed(error);
		try {
			return call.call();
		}
		finally {
			this.generation.failUntold(error);
		}
	}

	private static @Nullable String textOf(Method method, @Nullable Object told) {
		if (told instanceof PartialResponse partial) {
			return partial.text();
		}
		return (told instanceof String text && "onPartialResponse".equals(method.getName())) ? text : null;
	}

	// A context lets the application cancel the stream. It may be missing.
	private void trace(@Nullable Object[] arguments) {
		Object context = (arguments.length > 1) ? arguments[1] : null;
		UnaryOperator<Object> traced = (context != null) ? this.contexts.get(context.getClass()) : null;
		if (context != null && traced != null) {
			arguments[1] = traced.apply(context);
		}
	}

	private StreamingHandle traced(StreamingHandle handle) {
		return TracingProxy.around(StreamingHandle.class, handle, (target, method, arguments, call) -> {
			Object result = call.call();
			if ("cancel".equals(method.getName())) {
				this.generation.cancelled();
			}
			return result;
		});
	}

}

package dev.clew.aop;

import dev.clew.langchain4j.StreamingTracer;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;

/**
 * Traces streaming chat models, in the same way as {@link ChatModelAdvice} does others.
 */
final class StreamingChatModelAdvice implements MethodInterceptor {

	private final StreamingTracer tracer;

	StreamingChatModelAdvice(StreamingTracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object[] arguments = invocation.getArguments();
		int last = arguments.length - 1;
		if (last < 1 || !(arguments[last] instanceof StreamingChatResponseHandler handler)
				|| !(invocation instanceof ProxyMethodInvocation proxied)
				|| !(invocation.getThis() instanceof StreamingChatModel model)) {
			return invocation.proceed();
		}
		if (arguments[0] instanceof ChatRequest request) {
			this.tracer.<Throwable>chat(model, request, handler, (traced) -> proceed(proxied, last, traced));
			return null;
		}
		if (DefaultMethods.isInherited(invocation.getMethod(), model.getClass(), StreamingChatModel.class)) {
			return DefaultMethods.invoke(StreamingChatModel.class, invocation.getMethod(), proxied.getProxy(),
					arguments);
		}
		return invocation.proceed();
	}

	private static void proceed(ProxyMethodInvocation invocation, int index, StreamingChatResponseHandler handler)
			throws Throwable {
		Object[] arguments = invocation.getArguments().clone();
		arguments[index] = handler;
		invocation.setArguments(arguments);
		invocation.proceed();
	}

}

package dev.clew.aop;

import dev.clew.langchain4j.ShortForms;
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
		ChatRequest request = ShortForms.requestOf(arguments[0]);
		if (request == null) {
			return invocation.proceed();
		}
		if (request != arguments[0] && DefaultMethods.isOurs(invocation, StreamingChatModel.class)) {
			return DefaultMethods.invoke(StreamingChatModel.class, invocation);
		}
		this.tracer.<Throwable>chat(model, request, handler, (traced) -> proceed(proxied, last, traced));
		return null;
	}

	private static void proceed(ProxyMethodInvocation invocation, int index, StreamingChatResponseHandler handler)
			throws Throwable {
		Object[] arguments = invocation.getArguments().clone();
		arguments[index] = handler;
		invocation.setArguments(arguments);
		invocation.proceed();
	}

}

package dev.clew.aop;

import dev.clew.langchain4j.Call;
import dev.clew.langchain4j.GenerationTracer;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;

/**
 * Traces chat models. The short forms of {@code chat}, which LangChain4j implements by
 * the long one, run on the proxy: so they are traced by the long one, with the whole
 * response.
 */
final class ChatModelAdvice implements MethodInterceptor {

	private final GenerationTracer tracer;

	ChatModelAdvice(GenerationTracer tracer) {
		this.tracer = tracer;
	}

	// Whatever is returned is passed on, null too.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		String name = invocation.getMethod().getName();
		Object[] arguments = invocation.getArguments();
		if (!("chat".equals(name) || "doChat".equals(name)) || arguments.length == 0 || isStreaming(arguments)) {
			return invocation.proceed();
		}
		if (arguments[0] instanceof ChatRequest request) {
			Call<ChatResponse, Throwable> call = () -> (ChatResponse) invocation.proceed();
			return this.tracer.chat((ChatModel) target(invocation), request, call);
		}
		if (invocation instanceof ProxyMethodInvocation proxied
				&& DefaultMethods.isInherited(invocation.getMethod(), target(invocation).getClass(), ChatModel.class)) {
			return DefaultMethods.invoke(ChatModel.class, invocation.getMethod(), proxied.getProxy(), arguments);
		}
		return invocation.proceed();
	}

	private static boolean isStreaming(Object[] arguments) {
		return arguments[arguments.length - 1] instanceof StreamingChatResponseHandler;
	}

	private static Object target(MethodInvocation invocation) {
		Object target = invocation.getThis();
		if (target == null) {
			throw new IllegalStateException("A model's proxy has a target");
		}
		return target;
	}

}

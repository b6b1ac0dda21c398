package dev.clew.aop;

import dev.clew.langchain4j.Call;
import dev.clew.langchain4j.GenerationTracer;
import dev.clew.langchain4j.ShortForms;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Traces chat models. The short forms of {@code chat}, which LangChain4j implements by
 * the long one, run on our proxy: so they are traced by the long one, with the whole
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
		Object[] arguments = invocation.getArguments();
		if (!isChat(invocation) || !(invocation.getThis() instanceof ChatModel model)) {
			return invocation.proceed();
		}
		ChatRequest request = ShortForms.requestOf(arguments[0]);
		if (request == null) {
			return invocation.proceed();
		}
		if (request != arguments[0] && DefaultMethods.isOurs(invocation, ChatModel.class)) {
			return DefaultMethods.invoke(ChatModel.class, invocation);
		}
		Call<@Nullable Object, Throwable> call = invocation::proceed;
		return this.tracer.chat(model, request, call);
	}

	private static boolean isChat(MethodInvocation invocation) {
		String name = invocation.getMethod().getName();
		Object[] arguments = invocation.getArguments();
		return ("chat".equals(name) || "doChat".equals(name)) && arguments.length > 0
				&& !(arguments[arguments.length - 1] instanceof StreamingChatResponseHandler);
	}

}

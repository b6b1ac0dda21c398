package dev.clew.aop;

import dev.clew.langchain4j.Call;
import dev.clew.langchain4j.EmbeddingTracer;
import dev.langchain4j.model.embedding.EmbeddingModel;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Traces embedding models, whichever form of {@code embed} is called: what a model calls
 * on itself does not come through its proxy.
 */
final class EmbeddingModelAdvice implements MethodInterceptor {

	private final EmbeddingTracer tracer;

	EmbeddingModelAdvice(EmbeddingTracer tracer) {
		this.tracer = tracer;
	}

	// Whatever is returned is passed on, null too.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		String name = invocation.getMethod().getName();
		Object[] arguments = invocation.getArguments();
		if (!("embed".equals(name) || "embedAll".equals(name)) || arguments.length != 1 || arguments[0] == null
				|| !(invocation.getThis() instanceof EmbeddingModel model)) {
			return invocation.proceed();
		}
		Call<@Nullable Object, Throwable> call = invocation::proceed;
		return this.tracer.embed(model, Proxies.nameOf(model, EmbeddingModel.class), arguments[0], call);
	}

}

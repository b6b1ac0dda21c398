package dev.clew.aop;

import java.util.List;

import dev.clew.langchain4j.Call;
import dev.clew.langchain4j.RetrieverTracer;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Traces content retrievers.
 */
final class ContentRetrieverAdvice implements MethodInterceptor {

	private final RetrieverTracer tracer;

	ContentRetrieverAdvice(RetrieverTracer tracer) {
		this.tracer = tracer;
	}

	// Whatever is returned is passed on, null too.
	@Override
	@SuppressWarnings({ "NullAway", "unchecked" })
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		if (!"retrieve".equals(invocation.getMethod().getName()) || target == null
				|| invocation.getArguments().length != 1 || !(invocation.getArguments()[0] instanceof Query query)) {
			return invocation.proceed();
		}
		Call<@Nullable List<Content>, Throwable> call = () -> (List<Content>) invocation.proceed();
		return this.tracer.retrieve(Proxies.nameOf(target, ContentRetriever.class), query, call);
	}

}

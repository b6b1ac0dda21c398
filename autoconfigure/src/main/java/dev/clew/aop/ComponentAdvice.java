package dev.clew.aop;

import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.run.Call;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Traces components from around: what a component calls on itself does not come through
 * its proxy. Short forms that LangChain4j implements by a long one run on the proxy, so
 * that the long one is traced.
 */
final class ComponentAdvice implements MethodInterceptor {

	private final ComponentTracer tracer;

	ComponentAdvice(ComponentTracer tracer) {
		this.tracer = tracer;
	}

	// Whatever is returned is passed on, null too.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		if (this.tracer.isShortForm(invocation.getMethod()) && DefaultMethods.isOurs(invocation, this.tracer.type())) {
			return DefaultMethods.invoke(this.tracer.type(), invocation);
		}
		Call<@Nullable Object, Throwable> call = invocation::proceed;
		return (target != null) ? this.tracer.call(target, invocation.getMethod(), invocation.getArguments(), call)
				: call.call();
	}

}

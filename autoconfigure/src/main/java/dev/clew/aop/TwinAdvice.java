package dev.clew.aop;

import dev.clew.langchain4j.call.ComponentTracer;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;

/**
 * Calls a bean's twin in its place, after all other advice: the twin is the same, but for
 * the parts inside, which are traced.
 */
final class TwinAdvice implements MethodInterceptor {

	private final ComponentTracer tracer;

	TwinAdvice(ComponentTracer tracer) {
		this.tracer = tracer;
	}

	// The result is passed on as it is, also null.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		Object twin = (target != null && isLast(invocation)) ? this.tracer.twinOf(target, invocation.getMethod())
				: null;
		if (twin == null || twin == target) {
			return invocation.proceed();
		}
		return AopUtils.invokeJoinpointUsingReflection(twin, invocation.getMethod(), invocation.getArguments());
	}

	// Advice that is added later comes after this one; a call of the twin would skip it.
	private boolean isLast(MethodInvocation invocation) {
		if (!(invocation instanceof ProxyMethodInvocation proxied)
				|| !(proxied.getProxy() instanceof Advised advised)) {
			return false;
		}
		int count = advised.getAdvisorCount();
		return count > 0 && advised.getAdvisors()[count - 1].getAdvice() == this;
	}

}

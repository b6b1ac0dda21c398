package dev.clew.aop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

import dev.clew.langchain4j.call.AlreadyTraced;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.run.Call;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.util.ClassUtils;

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

	// The result is passed on as it is, also null.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		if (this.tracer.isShortForm(invocation.getMethod()) && isOurs(invocation, this.tracer.type())) {
			return invokeOnProxy(this.tracer.type(), invocation);
		}
		Call<@Nullable Object, Throwable> call = invocation::proceed;
		return (target != null) ? this.tracer.call(target, invocation.getMethod(), invocation.getArguments(), call)
				: call.call();
	}

	// Whether it is a default method of the interface on a proxy of Clew: aspects on a
	// proxy of the application would see other calls.
	private static boolean isOurs(MethodInvocation invocation, Class<?> declaring) {
		Object target = invocation.getThis();
		if (target == null || !(invocation instanceof ProxyMethodInvocation proxied)
				|| !(proxied.getProxy() instanceof AlreadyTraced)) {
			return false;
		}
		Method specific = ClassUtils.getMostSpecificMethod(invocation.getMethod(), target.getClass());
		return specific.isDefault() && specific.getDeclaringClass() == declaring;
	}

	private static @Nullable Object invokeOnProxy(Class<?> declaring, MethodInvocation invocation) throws Throwable {
		Method method = invocation.getMethod();
		Method inherited = declaring.getMethod(method.getName(), method.getParameterTypes());
		MethodHandle handle = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
			.unreflectSpecial(inherited, declaring);
		return handle.asFixedArity()
			.bindTo(((ProxyMethodInvocation) invocation).getProxy())
			.invokeWithArguments(invocation.getArguments());
	}

}

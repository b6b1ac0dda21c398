package dev.clew.aop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

import dev.clew.langchain4j.call.TracedComponent;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.util.ClassUtils;

/**
 * Runs default methods of an interface on our proxy, so that the methods they call are
 * advised. Not on a proxy of the application, whose own aspects would then see other
 * calls.
 */
final class DefaultMethods {

	private DefaultMethods() {
	}

	static boolean isOurs(MethodInvocation invocation, Class<?> declaring) {
		Object target = invocation.getThis();
		if (target == null || !(invocation instanceof ProxyMethodInvocation proxied)
				|| !(proxied.getProxy() instanceof TracedComponent)) {
			return false;
		}
		Method specific = ClassUtils.getMostSpecificMethod(invocation.getMethod(), target.getClass());
		return specific.isDefault() && specific.getDeclaringClass() == declaring;
	}

	static @Nullable Object invoke(Class<?> declaring, MethodInvocation invocation) throws Throwable {
		Method method = invocation.getMethod();
		Method inherited = declaring.getMethod(method.getName(), method.getParameterTypes());
		MethodHandle handle = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
			.unreflectSpecial(inherited, declaring);
		return handle.asFixedArity()
			.bindTo(((ProxyMethodInvocation) invocation).getProxy())
			.invokeWithArguments(invocation.getArguments());
	}

}

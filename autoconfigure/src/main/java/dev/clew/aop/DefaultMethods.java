package dev.clew.aop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Runs default methods of an interface on a proxy, so that the methods they call are
 * advised.
 */
final class DefaultMethods {

	private DefaultMethods() {
	}

	static boolean isInherited(Method method, Class<?> target, Class<?> declaring) {
		Method specific = ClassUtils.getMostSpecificMethod(method, target);
		return specific.isDefault() && specific.getDeclaringClass() == declaring;
	}

	static @Nullable Object invoke(Class<?> declaring, Method method, Object proxy, @Nullable Object[] arguments)
			throws Throwable {
		Method inherited = declaring.getMethod(method.getName(), method.getParameterTypes());
		MethodHandle handle = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
			.unreflectSpecial(inherited, declaring);
		return handle.asFixedArity().bindTo(proxy).invokeWithArguments(arguments);
	}

}

package dev.clew.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;

/**
 * Whether a proxy of the same class leaves a bean as it is.
 */
final class Proxies {

	private Proxies() {
	}

	// A final method would run on the proxy itself, whose fields are empty.
	static @Nullable String obstacleTo(Object bean) {
		if (AopUtils.isAopProxy(bean)) {
			return null;
		}
		Class<?> type = bean.getClass();
		if (Modifier.isFinal(type.getModifiers()) || type.isSealed()) {
			return "its class " + type.getName() + " is final";
		}
		if (type.isHidden() || type.isSynthetic()) {
			return "its class " + type.getName() + " is made at run time";
		}
		for (Class<?> declaring = type; declaring != Object.class; declaring = declaring.getSuperclass()) {
			for (Method method : declaring.getDeclaredMethods()) {
				if (isFinalForCallers(method)) {
					return "its method " + method.getName() + " is final";
				}
			}
		}
		return null;
	}

	private static boolean isFinalForCallers(Method method) {
		int modifiers = method.getModifiers();
		return Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers)
				&& !method.isSynthetic();
	}

}

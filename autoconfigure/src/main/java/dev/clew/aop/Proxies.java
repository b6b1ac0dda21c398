package dev.clew.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;

/**
 * What kind of proxy leaves a bean as it is.
 */
final class Proxies {

	private Proxies() {
	}

	// Nobody can ask for a lambda or a JDK proxy by its class.
	static boolean hasInterfacesOnly(Class<?> type) {
		return type.isHidden() || Proxy.isProxyClass(type);
	}

	// A final method would run on the proxy itself, whose fields are empty.
	static @Nullable String obstacleTo(Object bean) {
		Class<?> type = bean.getClass();
		if (AopUtils.isAopProxy(bean) || hasInterfacesOnly(type)) {
			return null;
		}
		if (Modifier.isFinal(type.getModifiers()) || type.isSealed()) {
			return "its class " + type.getName() + " is final";
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

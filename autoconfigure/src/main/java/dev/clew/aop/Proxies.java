package dev.clew.aop;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;

/**
 * What kind of proxy leaves a bean as it is.
 */
final class Proxies {

	private static final Logger logger = LoggerFactory.getLogger(Proxies.class);

	private Proxies() {
	}

	// Nobody can ask for a lambda or a JDK proxy by its class, nor for what LangChain4j
	// puts around a model that is listened to.
	static boolean hasInterfacesOnly(Class<?> type) {
		return type.isHidden() || Proxy.isProxyClass(type)
				|| (!Modifier.isPublic(type.getModifiers()) && type.getName().startsWith("dev.langchain4j."));
	}

	// Of the same class, where callers may ask for it by that.
	static ProxyFactory factoryFor(Object bean) {
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(bean);
		factory.setProxyTargetClass(!hasInterfacesOnly(bean.getClass()));
		factory.setInterfaces(ClassUtils.getAllInterfaces(bean));
		return factory;
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

	// Code of the bean's own class, static code above all, may read the fields of a proxy
	// as if it were a bean. Those that never change can be the same; where that is
	// forbidden, they stay empty.
	static void copyFinalFields(Object bean, Object proxy) {
		for (Class<?> declaring = bean.getClass(); declaring != Object.class; declaring = declaring.getSuperclass()) {
			for (Field field : declaring.getDeclaredFields()) {
				int modifiers = field.getModifiers();
				if (Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers)) {
					copy(field, bean, proxy);
				}
			}
		}
	}

	private static void copy(Field field, Object bean, Object proxy) {
		try {
			field.setAccessible(true);
			field.set(proxy, field.get(bean));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("Field '{}' stays empty in the proxy", field, ex);
		}
	}

	private static boolean isFinalForCallers(Method method) {
		int modifiers = method.getModifiers();
		return Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers)
				&& !method.isSynthetic();
	}

}

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

	// Classes that callers cannot name: lambdas, JDK proxies, and LangChain4j's wrappers
	// of models with listeners.
	static boolean hasInterfacesOnly(Class<?> type) {
		return type.isHidden() || Proxy.isProxyClass(type)
				|| (!Modifier.isPublic(type.getModifiers()) && type.getName().startsWith("dev.langchain4j."));
	}

	// A proxy of the bean's class where callers can name that, else of its interfaces.
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

	// Code of the bean's class, static code above all, may read the fields of the proxy.
	// Final ones are copied for that; where reflection is forbidden they stay empty.
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

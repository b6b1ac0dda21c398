package dev.clew.langchain4j.message;

import java.lang.reflect.Proxy;

/**
 * What people call a component: its class; of a class without a name its type and where
 * it stands, which tells it from others of its type.
 */
public final class Names {

	private Names() {
	}

	public static String of(Object component, Class<?> type) {
		return of(component.getClass(), type);
	}

	// Where a lambda stands is not known.
	public static String of(Class<?> component, Class<?> type) {
		Class<?> implementation = component;
		while (isGenerated(implementation)) {
			implementation = implementation.getSuperclass();
		}
		if (implementation.isAnonymousClass()) {
			String name = implementation.getName();
			return type.getSimpleName() + " " + name.substring(name.lastIndexOf('.') + 1);
		}
		boolean nameless = implementation == Object.class || implementation.isHidden()
				|| Proxy.isProxyClass(implementation);
		return nameless ? type.getSimpleName() : implementation.getSimpleName();
	}

	// A subclass made at run time, of Spring for one.
	private static boolean isGenerated(Class<?> implementation) {
		return !implementation.isHidden() && implementation.getName().contains("$$");
	}

}

package dev.clew.langchain4j;

import java.lang.reflect.Proxy;

/**
 * What people call a component: its class, or its type where the class has no name.
 */
final class Names {

	private Names() {
	}

	static String of(Object component, Class<?> type) {
		Class<?> implementation = component.getClass();
		while (isGenerated(implementation)) {
			implementation = implementation.getSuperclass();
		}
		boolean nameless = implementation == Object.class || implementation.isHidden()
				|| implementation.isAnonymousClass() || Proxy.isProxyClass(implementation);
		return nameless ? type.getSimpleName() : implementation.getSimpleName();
	}

	// A subclass made at run time, of Spring for one.
	private static boolean isGenerated(Class<?> implementation) {
		return !implementation.isHidden() && implementation.getName().contains("$$");
	}

}

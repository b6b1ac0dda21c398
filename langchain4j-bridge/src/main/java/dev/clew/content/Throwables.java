package dev.clew.content;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Exceptions as texts, where no method of the application makes them.
 */
final class Throwables {

	private static final List<String> METHODS = List.of("toString", "getLocalizedMessage", "getMessage");

	private Throwables() {
	}

	static @Nullable String text(Throwable error) {
		return METHODS.stream().allMatch((method) -> isInherited(error.getClass(), method)) ? error.toString() : null;
	}

	private static boolean isInherited(Class<?> type, String method) {
		try {
			return type.getMethod(method).getDeclaringClass().getClassLoader() == null;
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

}

package dev.clew.viewer;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.util.ClassUtils;

/**
 * Tells the page, where it asks, the token of Spring Security without which it may not
 * write. Only pages of the same origin can read the answer.
 */
final class CsrfHeaders {

	/** Header by which the page asks. */
	static final String ASK = "X-Clew-Csrf";

	private static final boolean SECURITY = ClassUtils.isPresent("org.springframework.security.web.csrf.CsrfToken",
			CsrfHeaders.class.getClassLoader());

	private CsrfHeaders() {
	}

	/**
	 * Name of the request attribute that the token is found by.
	 * @param reactive whether the application is reactive
	 * @return the name; {@code null} without Spring Security
	 */
	static @Nullable String attribute(boolean reactive) {
		return SECURITY ? Attributes.of(reactive) : null;
	}

	static Map<String, String> of(@Nullable Object token) {
		return SECURITY ? Attributes.headersOf(token) : Map.of();
	}

	/**
	 * Loaded only where Spring Security is there.
	 */
	private static final class Attributes {

		private Attributes() {
		}

		static String of(boolean reactive) {
			return reactive ? org.springframework.security.web.server.csrf.CsrfToken.class.getName()
					: CsrfToken.class.getName();
		}

		static Map<String, String> headersOf(@Nullable Object token) {
			if (token instanceof CsrfToken known) {
				return headers(known.getHeaderName(), known.getToken());
			}
			return (token instanceof org.springframework.security.web.server.csrf.CsrfToken known)
					? headers(known.getHeaderName(), known.getToken()) : Map.of();
		}

		private static Map<String, String> headers(String name, String token) {
			return Map.of(ASK + "-Header", name, ASK + "-Token", token);
		}

	}

}

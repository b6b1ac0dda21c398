package dev.clew.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.servlet.HandlerMapping;

/**
 * Names requests by method and route, such as {@code POST /api/chat}.
 */
final class RequestNames {

	private RequestNames() {
	}

	// The route is known from the moment on when a handler is chosen.
	static String of(HttpServletRequest request) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return request.getMethod() + " " + ((pattern != null) ? pattern : request.getRequestURI());
	}

}

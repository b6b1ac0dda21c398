package dev.clew.web;

import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Names requests of reactive applications by method and route, such as
 * {@code POST /api/chat}.
 */
final class ReactiveRequestNames {

	private ReactiveRequestNames() {
	}

	// The route is known from the moment on when a handler is chosen.
	static String of(ServerWebExchange exchange) {
		Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return exchange.getRequest().getMethod() + " "
				+ ((pattern != null) ? pattern : exchange.getRequest().getPath().value());
	}

}

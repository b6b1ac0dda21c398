package dev.clew.web;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Name of one request of a reactive application by method and route, such as
 * {@code POST /api/chat}. The route is known from the moment on when a handler is chosen.
 */
final class ReactiveRequestName {

	private ReactiveRequestName() {
	}

	static @Nullable String of(Observation.Context context) {
		ServerHttpRequest request = (context instanceof ServerRequestObservationContext observed)
				? observed.getCarrier() : null;
		return (request != null) ? of(request, ((ServerRequestObservationContext) context).getPathPattern()) : null;
	}

	static String of(ServerWebExchange exchange) {
		return of(exchange.getRequest(), exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
	}

	private static String of(ServerHttpRequest request, @Nullable Object pattern) {
		return request.getMethod() + " " + ((pattern != null) ? pattern : request.getPath().value());
	}

}

package dev.clew.web;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Name of one request by method and route, such as {@code POST /api/chat}. The route is
 * known from the moment on when a handler is chosen, and stays the same when the
 * container goes on to its page for errors.
 */
final class RequestName implements Supplier<String> {

	private final HttpServletRequest request;

	private volatile @Nullable String known;

	RequestName(HttpServletRequest request) {
		this.request = request;
	}

	// The name of the request of an observation.
	static @Nullable String of(Observation.Context context) {
		HttpServletRequest request = (context instanceof ServerRequestObservationContext observed)
				? observed.getCarrier() : null;
		if (request == null) {
			return null;
		}
		RequestName name = context.computeIfAbsent(RequestName.class, (key) -> new RequestName(request));
		return name.get(((ServerRequestObservationContext) context).getPathPattern());
	}

	@Override
	public String get() {
		return get(null);
	}

	private String get(@Nullable String route) {
		String name = this.known;
		if (name != null) {
			return name;
		}
		Object pattern = (route != null) ? route
				: this.request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		if (pattern == null) {
			return this.request.getMethod() + " " + this.request.getRequestURI();
		}
		name = this.request.getMethod() + " " + pattern;
		this.known = name;
		return name;
	}

}

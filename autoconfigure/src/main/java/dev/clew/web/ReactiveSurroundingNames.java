package dev.clew.web;

import java.util.function.Function;

import dev.clew.observation.TraceNode;
import dev.clew.trace.InternalApi;
import io.micrometer.observation.Observation;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Names the requests of reactive applications by method and route, such as
 * {@code POST /api/chat}.
 *
 * @param others names the observations of others that are no such requests
 */
@InternalApi
public record ReactiveSurroundingNames(
		Function<Observation.Context, String> others) implements Function<Observation.Context, String> {

	@Override
	public String apply(Observation.Context context) {
		return (context instanceof ServerRequestObservationContext request) ? nameOf(request)
				: this.others.apply(context);
	}

	private static String nameOf(ServerRequestObservationContext context) {
		ServerHttpRequest request = context.getCarrier();
		if (request == null) {
			return TraceNode.nameOf(context);
		}
		String pattern = context.getPathPattern();
		return request.getMethod() + " " + ((pattern != null) ? pattern : request.getPath().value());
	}

}

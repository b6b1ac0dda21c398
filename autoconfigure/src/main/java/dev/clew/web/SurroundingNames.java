package dev.clew.web;

import java.util.function.Function;

import dev.clew.observation.TraceNode;
import dev.clew.trace.InternalApi;
import io.micrometer.observation.Observation;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Names the observations of others: requests by method and route, such as
 * {@code POST /api/chat}, the rest by the name they have.
 */
@InternalApi
public final class SurroundingNames implements Function<Observation.Context, String> {

	@Override
	public String apply(Observation.Context context) {
		return (context instanceof ServerRequestObservationContext request) ? nameOf(request)
				: TraceNode.nameOf(context);
	}

	private static String nameOf(ServerRequestObservationContext context) {
		HttpServletRequest request = context.getCarrier();
		if (request == null) {
			return TraceNode.nameOf(context);
		}
		RequestName name = context.computeIfAbsent(RequestName.class, (key) -> new RequestName(request));
		return name.get(context.getPathPattern());
	}

}

package dev.clew.web;

import java.util.function.Function;
import java.util.stream.Stream;

import dev.clew.observation.tree.ObservationNames;
import dev.clew.trace.InternalApi;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.util.ClassUtils;

/**
 * Names the observations of others: requests by method and route, such as
 * {@code POST /api/chat}, scheduled runs by class and method, the rest by the name they
 * have.
 */
@InternalApi
public final class SurroundingNames implements Function<Observation.Context, String> {

	private static final boolean SERVLET = arePresent(
			"org.springframework.http.server.observation.ServerRequestObservationContext",
			"jakarta.servlet.http.HttpServletRequest");

	private static final boolean REACTIVE = arePresent(
			"org.springframework.http.server.reactive.observation.ServerRequestObservationContext",
			"reactor.core.publisher.Mono");

	private static boolean arePresent(String... classNames) {
		return Stream.of(classNames)
			.allMatch((className) -> ClassUtils.isPresent(className, SurroundingNames.class.getClassLoader()));
	}

	@Override
	public String apply(Observation.Context context) {
		String name = (context instanceof ScheduledTaskObservationContext task) ? nameOf(task) : requestName(context);
		return (name != null) ? name : ObservationNames.of(context);
	}

	private static String nameOf(ScheduledTaskObservationContext task) {
		return ClassUtils.getUserClass(task.getTargetClass()).getSimpleName() + "." + task.getMethod().getName();
	}

	// Both stacks may be there.
	private static @Nullable String requestName(Observation.Context context) {
		String name = SERVLET ? RequestName.of(context) : null;
		return (name == null && REACTIVE) ? ReactiveRequestName.of(context) : name;
	}

}

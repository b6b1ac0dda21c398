package dev.clew.trace;

import org.jspecify.annotations.Nullable;

/**
 * The application that recorded a trace.
 *
 * @param environment such as {@code production}
 * @param release version or commit of the application
 * @param service name of the application
 * @param instance one of its processes
 */
public record Origin(String environment, @Nullable String release, @Nullable String service,
		@Nullable String instance) {

	/** An application that says nothing of itself. */
	public static final Origin UNKNOWN = new Origin("default", null, null, null);

}

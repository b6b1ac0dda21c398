package dev.clew.actuate.json;

import dev.clew.trace.Origin;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where a trace was recorded, as JSON.
 *
 * @param environment such as {@code production}
 * @param release version of the application
 * @param service name of the application
 * @param instance one of its processes
 */
@Descriptor
record OriginDescriptor(String environment, @Nullable String release, @Nullable String service,
		@Nullable String instance) {

	static OriginDescriptor of(Origin origin) {
		return new OriginDescriptor(Text.wellFormed(origin.environment()), Text.wellFormedOrNull(origin.release()),
				Text.wellFormedOrNull(origin.service()), Text.wellFormedOrNull(origin.instance()));
	}

}

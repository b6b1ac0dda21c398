package dev.clew.actuate.json;

import dev.clew.trace.Text;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * What an observation outside its trace says of the trace.
 *
 * @param traceId id of the trace
 * @param sessionId its session
 * @param userId its user
 * @param traceName its name
 */
@Descriptor
record TraceReference(String traceId, @Nullable String sessionId, @Nullable String userId, String traceName) {

	static TraceReference of(TraceInfo info) {
		return new TraceReference(info.traceId(), Text.wellFormedOrNull(info.sessionId()),
				Text.wellFormedOrNull(info.userId()), Text.wellFormed(info.name()));
	}

}

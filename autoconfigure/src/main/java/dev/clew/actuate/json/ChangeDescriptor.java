package dev.clew.actuate.json;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What a write did, as JSON.
 *
 * @param traceId the trace that was changed
 * @param sessionId the session that was erased
 * @param bookmarked whether the trace is bookmarked now
 * @param deletedTraces number of traces that were erased
 * @param score the score that the trace has now
 */
@Descriptor
public record ChangeDescriptor(@Nullable String traceId, @Nullable String sessionId, @Nullable Boolean bookmarked,
		@Nullable Integer deletedTraces, @Nullable ScoreDescriptor score) implements OperationResponseBody {

}

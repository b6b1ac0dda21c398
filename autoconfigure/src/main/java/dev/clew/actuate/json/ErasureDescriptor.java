package dev.clew.actuate.json;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What an erasure took along, as JSON.
 *
 * @param sessionId the session that was erased
 * @param userId the user whose traces were erased
 * @param before the time before which traces were erased
 * @param deletedTraces number of traces that were erased
 * @param foundTraces number of traces that would be erased, and still are there
 */
@Descriptor
public record ErasureDescriptor(@Nullable String sessionId, @Nullable String userId, @Nullable Instant before,
		@Nullable Integer deletedTraces, @Nullable Integer foundTraces) implements OperationResponseBody {

}

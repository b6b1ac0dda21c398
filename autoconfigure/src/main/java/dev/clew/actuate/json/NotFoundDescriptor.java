package dev.clew.actuate.json;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Why a request was refused with status 404.
 *
 * @param traceId id of the trace that was asked for
 * @param observationId id of the observation that was asked for
 * @param sessionId id of the session that was asked for
 * @param reason {@code unknown}, {@code evicted} or {@code deleted}
 * @param startedAt of a trace that is unknown, when the application started: a store in
 * memory knows nothing of before
 * @param message the same in a sentence
 */
@Descriptor
public record NotFoundDescriptor(@Nullable String traceId, @Nullable String observationId, @Nullable String sessionId,
		String reason, @Nullable Instant startedAt, String message) implements OperationResponseBody {

	private static final String EVICTED = "This trace was here and had to go for newer ones or for its age: "
			+ "clew.store.retention, and max-traces and max-size of clew.store.memory or clew.store.jdbc say what is kept";

	public static NotFoundDescriptor unknownTrace(String traceId, Instant startedAt) {
		return new NotFoundDescriptor(traceId, null, null, "unknown", startedAt, "The store has no trace with this id");
	}

	public static NotFoundDescriptor evictedTrace(String traceId) {
		return new NotFoundDescriptor(traceId, null, null, "evicted", null, EVICTED);
	}

	public static NotFoundDescriptor deletedTrace(String traceId) {
		return new NotFoundDescriptor(traceId, null, null, "deleted", null, "This trace was here and was deleted");
	}

	public static NotFoundDescriptor unknownObservation(String traceId, String observationId) {
		return new NotFoundDescriptor(traceId, observationId, null, "unknown", null,
				"The trace has no observation with this id");
	}

	public static NotFoundDescriptor unknownSession(String sessionId) {
		return new NotFoundDescriptor(null, null, sessionId, "unknown", null, "The store has no session with this id");
	}

}

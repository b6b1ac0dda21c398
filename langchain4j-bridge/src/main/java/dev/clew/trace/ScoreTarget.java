package dev.clew.trace;

import org.jspecify.annotations.Nullable;

/**
 * What a score is about: a whole trace, one of its observations, or a session.
 *
 * @param traceId the trace; absent for a session
 * @param observationId the observation of that trace; absent for the whole trace and for
 * a session
 * @param sessionId the session; absent otherwise
 */
public record ScoreTarget(@Nullable String traceId, @Nullable String observationId, @Nullable String sessionId) {

	public ScoreTarget {
		if ((traceId == null) == (sessionId == null) || (observationId != null && traceId == null)) {
			throw new IllegalArgumentException("A score is about a trace, an observation of a trace, or a session");
		}
	}

	/**
	 * A whole trace.
	 * @param traceId its id
	 * @return the target
	 */
	public static ScoreTarget trace(String traceId) {
		return new ScoreTarget(traceId, null, null);
	}

	/**
	 * One observation.
	 * @param traceId id of its trace
	 * @param observationId its id
	 * @return the target
	 */
	public static ScoreTarget observation(String traceId, String observationId) {
		return new ScoreTarget(traceId, observationId, null);
	}

	/**
	 * A session.
	 * @param sessionId its id
	 * @return the target
	 */
	public static ScoreTarget session(String sessionId) {
		return new ScoreTarget(null, null, sessionId);
	}

}

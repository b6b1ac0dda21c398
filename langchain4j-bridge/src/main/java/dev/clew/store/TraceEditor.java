package dev.clew.store;

import java.time.Instant;

/**
 * What people may change in a {@link TraceStore}. Each method throws
 * {@link StoreUnavailableException} where the store cannot be changed now.
 */
public interface TraceEditor {

	/**
	 * Marks a trace to be kept longest, or takes the mark away.
	 * @param traceId id of the trace
	 * @param bookmarked whether it is marked
	 * @return whether the trace is there
	 */
	boolean bookmark(String traceId, boolean bookmarked);

	/**
	 * Erases a trace with all its observations and scores.
	 * @param traceId id of the trace
	 * @return whether it was there
	 */
	boolean deleteTrace(String traceId);

	/**
	 * Erases all traces of a session, and the scores of the session.
	 * @param sessionId id of the session
	 * @return number of traces that were there
	 */
	int deleteSession(String sessionId);

	/**
	 * Erases all traces of a user.
	 * @param userId id of the user
	 * @return number of traces that were there
	 */
	int deleteUser(String userId);

	/**
	 * Erases all traces that started before a time, bookmarked or not.
	 * @param time the time
	 * @return number of traces that were there
	 */
	int deleteBefore(Instant time);

}

package dev.clew.store;

import dev.clew.store.query.Page;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.usage.TooManyGroupsException;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageReport;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * The reading side of a {@link TraceStore}. What is returned is a snapshot. Each method
 * throws {@link StoreUnavailableException} where the store cannot be asked now.
 */
public interface TraceReader {

	/**
	 * Finds traces.
	 * @param query which ones, and in what order
	 * @return one page of them
	 */
	Page<TraceSummary> findTraces(TraceQuery query);

	/**
	 * Finds observations of all traces.
	 * @param query which ones, and in what order; sort, limit, time and latency are meant
	 * of the observations
	 * @return one page of them
	 */
	Page<FoundObservation> findObservations(TraceQuery query);

	/**
	 * Finds sessions.
	 * @param query which ones, and in what order
	 * @return one page of them
	 */
	Page<FoundSession> findSessions(SessionQuery query);

	/**
	 * Adds up usage, cost, counts and latencies.
	 * @param query of what, and by what groups
	 * @return the groups, and what they rest on
	 * @throws TooManyGroupsException if there are more groups than the query allows
	 */
	UsageReport findUsage(UsageQuery query);

	/**
	 * Finds one trace.
	 * @param traceId its id
	 * @return the trace, or {@code null} if it is not there
	 */
	@Nullable Trace findTrace(String traceId);

	/**
	 * Whether a trace was here and had to go to make room.
	 * @param traceId its id
	 * @return {@code true} if it is known to have been evicted; the memory of that is
	 * bounded too
	 */
	boolean wasEvicted(String traceId);

	/**
	 * Whether a trace was here and was deleted, alone or with its session.
	 * @param traceId its id
	 * @return {@code true} if it is known to have been deleted; the memory of that is
	 * bounded too
	 */
	boolean wasDeleted(String traceId);

}

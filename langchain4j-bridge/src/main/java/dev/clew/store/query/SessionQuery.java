package dev.clew.store.query;

import java.time.Instant;

import dev.clew.trace.Session;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to find. Absent means any.
 *
 * @param id exact id; with it the traces of the session come too
 * @param user one of its users
 * @param environment one of its environments
 * @param from last seen at this time or later
 * @param to first seen before this time
 * @param sort {@link TraceQuery.Sort#START_TIME} is the time last seen, latency and
 * tokens are sums
 * @param descending whether the highest come first
 * @param limit at most so many on a page, at least 1
 * @param cursor where the page begins, from {@link Page#nextCursor()}
 */
public record SessionQuery(@Nullable String id, @Nullable String user, @Nullable String environment,
		@Nullable Instant from, @Nullable Instant to, TraceQuery.Sort sort, boolean descending, int limit,
		@Nullable String cursor) {

	public SessionQuery {
		Limits.requirePositive("limit", limit);
	}

	/**
	 * All sessions, the last seen first.
	 */
	public static final SessionQuery ALL = new SessionQuery(null, null, null, null, null, TraceQuery.Sort.START_TIME,
			true, 50, null);

	/**
	 * One session.
	 * @param id its id
	 * @return the query
	 */
	public static SessionQuery byId(String id) {
		return new SessionQuery(id, null, null, null, null, TraceQuery.Sort.START_TIME, true, 1, null);
	}

	/**
	 * Whether a session is one of those to find: what the query means.
	 * @param session the session
	 * @return whether all that is present in this query holds
	 */
	public boolean test(Session session) {
		return (this.id == null || this.id.equals(session.sessionId()))
				&& (this.user == null || session.users().contains(this.user))
				&& (this.environment == null || session.environments().contains(this.environment))
				&& (this.from == null || !session.lastTime().isBefore(this.from))
				&& (this.to == null || session.startTime().isBefore(this.to));
	}

}

package dev.clew.store.memory;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Which traces belong to which session. Changed by one thread at a time, read by any.
 */
final class SessionIndex {

	private final Map<String, SessionEntry> sessions = new ConcurrentHashMap<>();

	@Nullable SessionEntry get(@Nullable String sessionId) {
		return (sessionId != null) ? this.sessions.get(sessionId) : null;
	}

	Collection<SessionEntry> all() {
		return this.sessions.values();
	}

	// The size of the scores that stay as long as the session has traces.
	long sizeOfScores(@Nullable String sessionId) {
		SessionEntry session = get(sessionId);
		return (session != null) ? session.scores().size() : 0;
	}

	NavigableMap<Position, TraceEntry> traces(String sessionId) {
		SessionEntry session = get(sessionId);
		return (session != null) ? session.traces() : TraceIndex.NONE;
	}

	void add(@Nullable String sessionId, Position position, TraceEntry entry) {
		if (sessionId != null) {
			this.sessions.computeIfAbsent(sessionId, SessionEntry::new).traces().put(position, entry);
		}
	}

	// Takes a trace out of a session, which goes with its last one.
	long remove(@Nullable String sessionId, Position position) {
		SessionEntry session = get(sessionId);
		if (session == null || session.traces().remove(position) == null || !session.traces().isEmpty()) {
			return 0;
		}
		this.sessions.remove(session.sessionId());
		return session.scores().size();
	}

}

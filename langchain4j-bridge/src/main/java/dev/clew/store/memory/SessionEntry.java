package dev.clew.store.memory;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The traces and scores of one session.
 *
 * @param sessionId its id
 * @param traces its traces
 * @param scores scores of the session itself
 */
record SessionEntry(String sessionId, Set<TraceEntry> traces, ScoreBook scores) {

	SessionEntry(String sessionId) {
		this(sessionId, ConcurrentHashMap.newKeySet(), new ScoreBook());
	}

	List<TraceEntry> copyOfTraces() {
		return List.copyOf(this.traces);
	}

}

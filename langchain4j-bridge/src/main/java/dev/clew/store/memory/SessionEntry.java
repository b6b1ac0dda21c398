package dev.clew.store.memory;

import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The traces and scores of one session.
 *
 * @param sessionId its id
 * @param traces its traces by their start
 * @param scores scores of the session itself
 */
record SessionEntry(String sessionId, ConcurrentNavigableMap<Position, TraceEntry> traces, ScoreBook scores) {

	SessionEntry(String sessionId) {
		this(sessionId, new ConcurrentSkipListMap<>(Position.ASCENDING), new ScoreBook());
	}

	List<TraceEntry> copyOfTraces() {
		return List.copyOf(this.traces.values());
	}

}

package dev.clew.observation.tree;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The keys that log lines carry: what they are, or what they were and shall be again.
 *
 * @param withIds whether trace and span id are meant too: where a tracer is present it
 * sets them itself
 * @param traceId id of the trace
 * @param spanId id of the observation
 * @param sessionId id of the session
 */
record LogKeys(boolean withIds, @Nullable String traceId, @Nullable String spanId, @Nullable String sessionId) {

	static final String TRACE_ID = "traceId";

	static final String SPAN_ID = "spanId";

	static final String SESSION_ID = "clew.sessionId";

	static LogKeys current(boolean withIds) {
		return new LogKeys(withIds, withIds ? MDC.get(TRACE_ID) : null, withIds ? MDC.get(SPAN_ID) : null,
				MDC.get(SESSION_ID));
	}

	static void apply(TraceNode node) {
		if (node.hasOwnIds()) {
			put(TRACE_ID, node.traceId());
			put(SPAN_ID, node.spanId());
		}
		put(SESSION_ID, node.state().sessionId());
	}

	void restore() {
		if (this.withIds) {
			put(TRACE_ID, this.traceId);
			put(SPAN_ID, this.spanId);
		}
		put(SESSION_ID, this.sessionId);
	}

	// Reading is cheap, writing copies: nested steps share all keys but one.
	private static void put(String key, @Nullable String value) {
		if (Objects.equals(MDC.get(key), value)) {
			return;
		}
		if (value != null) {
			MDC.put(key, value);
		}
		else {
			MDC.remove(key);
		}
	}

}

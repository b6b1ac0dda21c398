package dev.clew;

import dev.clew.observation.TraceNode;
import org.jspecify.annotations.Nullable;

/**
 * The trace that the current thread works in. Thread-safe.
 */
public final class CurrentTrace {

	/**
	 * The id of the trace: the one in the log lines and at the endpoints.
	 * @return 32 hexadecimal digits; absent where nothing is observed on this thread
	 */
	public @Nullable String traceId() {
		TraceNode node = TraceNode.current();
		return (node != null) ? node.traceId() : null;
	}

}

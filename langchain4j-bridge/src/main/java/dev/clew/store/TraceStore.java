package dev.clew.store;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;

/**
 * Keeps traces: what is written by the running application, found by those who read it,
 * and edited by those who may.
 * <p>
 * Implementations are thread-safe, bounded, and never block a writer for long: it is the
 * application's own thread.
 *
 * @see dev.clew.store.memory.InMemoryTraceStore
 */
public interface TraceStore extends TraceSink, TraceReader, TraceEditor {

	/**
	 * Counts a trace that is not kept, so that sums are those of all traces. A store that
	 * adds up nothing beside its traces does nothing.
	 * @param trace the trace without inputs, outputs and scores
	 */
	default void leaveOut(Trace trace) {
	}

	/**
	 * Counts an observation of a trace that was left out before.
	 * @param trace what is known of its trace
	 * @param observation the observation, which has ended and was not counted with its
	 * trace
	 */
	default void leaveOut(TraceInfo trace, ObservationRecord observation) {
	}

}

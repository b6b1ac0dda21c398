package dev.clew.store;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

/**
 * The writing side of a {@link TraceStore}.
 */
public interface TraceSink {

	/**
	 * Keeps an observation as it is now: first when it starts, again with the same id
	 * when it ends. A start that comes after the end changes nothing but what is known of
	 * the trace. A late observation reopens its trace; one of a trace that was evicted or
	 * deleted is dropped.
	 * @param trace what is known of its trace
	 * @param observation the observation
	 */
	void save(TraceInfo trace, ObservationRecord observation);

	/**
	 * Keeps a score. A score of the same target, name, source and author replaces the
	 * former one.
	 * @param score the score
	 * @return whether what it is about is in this store
	 */
	boolean save(Score score);

}

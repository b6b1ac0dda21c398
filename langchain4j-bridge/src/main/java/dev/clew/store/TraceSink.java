package dev.clew.store;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

/**
 * The writing side of a {@link TraceStore}. Thread-safe.
 * <p>
 * It is called on the threads of the application, in the middle of its work, and must not
 * block them: what is slow, such as a database or a network, is left to a thread of its
 * own behind a bounded queue, and what does not fit in there is dropped and counted.
 * Whatever is thrown is logged once and counted, and the application goes on.
 */
public interface TraceSink {

	/**
	 * Keeps an observation as it is now: first when it starts, again with the same id
	 * when it ends, and once more where more becomes known. Input and output are told
	 * once: where they are absent later, they are what they were. A start that comes
	 * after the end changes nothing but what is known of the trace. A late observation
	 * reopens its trace; one of a trace that was evicted or deleted is dropped.
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

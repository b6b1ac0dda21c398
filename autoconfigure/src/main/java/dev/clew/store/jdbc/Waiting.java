package dev.clew.store.jdbc;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.clew.store.rollup.HourlySums;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

/**
 * What waits to be written.
 */
sealed interface Waiting {

	/**
	 * What it takes of the heap.
	 * @return number of bytes, about
	 */
	long bytes();

	/**
	 * An observation that has started or ended.
	 *
	 * @param trace what is known of its trace
	 * @param observation the observation
	 * @param bytes what it takes
	 */
	record OfTrace(TraceInfo trace, ObservationRecord observation, long bytes) implements Waiting {

	}

	/**
	 * Observations that are not kept, but counted.
	 *
	 * @param observations the observations
	 * @param addition adds them to sums
	 * @param bytes what they take
	 */
	record OfLeftOut(Collection<ObservationRecord> observations, Consumer<HourlySums> addition,
			long bytes) implements Waiting {

	}

	/**
	 * A score.
	 *
	 * @param score the score
	 * @param taken told whether what it is about is there
	 * @param bytes what it takes
	 */
	record OfScore(Score score, CompletableFuture<Boolean> taken, long bytes) implements Waiting {

	}

	/**
	 * Somebody who waits until all before has been written.
	 *
	 * @param written opened then
	 */
	record OfReader(CountDownLatch written) implements Waiting {

		@Override
		public long bytes() {
			return 0;
		}

	}

}

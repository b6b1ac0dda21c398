package dev.clew.export;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

/**
 * What waits to leave.
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

		boolean ended() {
			return this.observation.duration() != null;
		}

		// Of work that is not LangChain4j's only roots do.
		boolean leaves() {
			return !this.observation.surrounding() || this.observation.parentObservationId() == null;
		}

	}

	/**
	 * An end that there was no room for.
	 *
	 * @param traceId id of the trace
	 * @param observationId id of the observation that has ended
	 */
	record OfLoss(String traceId, String observationId) implements Waiting {

		@Override
		public long bytes() {
			return 64;
		}

	}

	/**
	 * A score.
	 *
	 * @param score the score
	 * @param bytes what it takes
	 */
	record OfScore(Score score, long bytes) implements Waiting {

	}

}

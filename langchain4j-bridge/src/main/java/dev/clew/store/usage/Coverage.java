package dev.clew.store.usage;

import java.time.Instant;

/**
 * What a sum over a store rests on.
 *
 * @param from from when on everything is in the sum that was saved: since the store was
 * opened, or after the newest start of anything that is missing
 * @param to until when: now, or an hour before which the end of what was asked for is not
 * known any more
 * @param complete whether nothing of the time that was asked for is missing: it begins at
 * {@code from} or later. A question without a beginning asks for all since the store was
 * opened
 * @param rolledUp whether it rests on what was added up by the hour before: percentiles
 * of latencies are then within {@link LatencyBuckets#ERROR} of the exact ones
 * @param tracesFrom from when on the store still has everything that was saved, one by
 * one
 */
public record Coverage(Instant from, Instant to, boolean complete, boolean rolledUp, Instant tracesFrom) {

	/**
	 * What a sum over what the store has, one by one, rests on.
	 * @param from from when on it has everything that was saved
	 * @param to until when: now
	 * @param complete whether nothing of the time that was asked for is missing
	 */
	public Coverage(Instant from, Instant to, boolean complete) {
		this(from, to, complete, false, from);
	}

}

package dev.clew.store.usage;

import java.time.Instant;

/**
 * What a sum over a store rests on.
 *
 * @param from from when on the store holds everything that was saved: since it was
 * opened, or after the newest start of anything that was evicted, dropped or erased
 * @param to until when: now
 * @param complete whether nothing of the time that was asked for is missing: it begins at
 * {@code from} or later. A question without a beginning asks for all since the store was
 * opened
 */
public record Coverage(Instant from, Instant to, boolean complete) {

}

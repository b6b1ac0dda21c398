/**
 * What stores find traces, observations and sessions with: sums, the order of pages,
 * cursors and facets.
 */
@InternalApi
@NullMarked
package dev.clew.store.find;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

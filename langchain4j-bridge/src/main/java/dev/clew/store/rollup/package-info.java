/**
 * Sums by the hour, which stay when traces go.
 */
@NullMarked
@InternalApi
package dev.clew.store.rollup;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

/**
 * Records of observations, for a store.
 */
@InternalApi
@NullMarked
package dev.clew.observation.record;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

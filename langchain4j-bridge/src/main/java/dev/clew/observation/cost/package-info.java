/**
 * What calls of models cost, and whether they may be made.
 */
@InternalApi
@NullMarked
package dev.clew.observation.cost;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

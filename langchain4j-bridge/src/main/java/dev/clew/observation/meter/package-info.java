/**
 * Meters of steps, by the GenAI conventions and of our own.
 */
@InternalApi
@NullMarked
package dev.clew.observation.meter;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

/**
 * Spans of steps, by the GenAI conventions.
 */
@InternalApi
@NullMarked
package dev.clew.observation.span;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

/**
 * Spans of steps, by the GenAI conventions.
 */
@NullMarked
package dev.clew.observation.span;

import org.jspecify.annotations.NullMarked;

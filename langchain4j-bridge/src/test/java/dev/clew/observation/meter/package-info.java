/**
 * Meters of steps, by the GenAI conventions and of our own.
 */
@NullMarked
package dev.clew.observation.meter;

import org.jspecify.annotations.NullMarked;

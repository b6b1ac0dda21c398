/**
 * The words of the domain as immutable values: observations, traces, sessions and scores.
 *
 * @see dev.clew.trace.ObservationRecord
 * @see dev.clew.trace.Trace
 */
@NullMarked
package dev.clew.trace;

import org.jspecify.annotations.NullMarked;

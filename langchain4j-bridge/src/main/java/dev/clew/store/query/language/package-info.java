/**
 * The query language: conditions, how they are written, and what they mean.
 * <p>
 * A condition is put together with {@code AND} (which may be left out), {@code OR},
 * {@code NOT} (or a minus sign) and parentheses from terms such as {@code level:ERROR},
 * {@code latency:>2s} or {@code refund}. A term about steps, such as {@code tool:cancel},
 * holds for a trace if it holds for any of its observations; each term is asked for
 * itself, and {@code NOT} is the opposite of that: {@code -tool:cancel} finds the traces
 * that have no such step. What is not known, such as the latency of what still runs, is
 * in no range, so that {@code -latency:>2s} finds it.
 */
@NullMarked
package dev.clew.store.query.language;

import org.jspecify.annotations.NullMarked;

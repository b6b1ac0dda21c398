/**
 * What is said of the tracing itself: one line at the start, and what is traced and what
 * is not.
 */
@InternalApi
@NullMarked
package dev.clew.report;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

/**
 * What is said of the tracing itself: one line at the start, and what is traced and what
 * is not.
 */
@NullMarked
package dev.clew.report;

import org.jspecify.annotations.NullMarked;

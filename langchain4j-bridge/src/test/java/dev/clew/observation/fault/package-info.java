/**
 * Exceptions: what is recorded of those of the application, and where those of the
 * tracing end.
 */
@NullMarked
package dev.clew.observation.fault;

import org.jspecify.annotations.NullMarked;

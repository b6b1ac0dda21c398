/**
 * Exceptions: what is recorded of those of the application, and where those of the
 * tracing end.
 */
@InternalApi
@NullMarked
package dev.clew.observation.fault;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

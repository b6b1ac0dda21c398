/**
 * Observations as spans in the JSON of the OpenTelemetry protocol.
 */
@InternalApi
@NullMarked
package dev.clew.export.otlp;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

/**
 * Actuator endpoints over the trace store, and the JSON that they answer with.
 *
 * @see dev.clew.actuate.LlmTracesEndpoint
 */
@NullMarked
package dev.clew.actuate;

import org.jspecify.annotations.NullMarked;

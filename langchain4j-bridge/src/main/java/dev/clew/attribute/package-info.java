/**
 * What an observation says of itself to those outside: names and attributes of spans, by
 * the GenAI conventions and by Langfuse.
 *
 * @see dev.clew.attribute.ObservationAttributes
 */
@InternalApi
@NullMarked
package dev.clew.attribute;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

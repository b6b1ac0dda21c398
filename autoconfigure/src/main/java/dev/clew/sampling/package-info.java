/**
 * Which traces are kept, where not all of them are.
 */
@NullMarked
@InternalApi
package dev.clew.sampling;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

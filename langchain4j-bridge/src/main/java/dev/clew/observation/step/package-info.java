/**
 * Steps that run: their beginning, their scopes and their one end.
 */
@InternalApi
@NullMarked
package dev.clew.observation.step;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

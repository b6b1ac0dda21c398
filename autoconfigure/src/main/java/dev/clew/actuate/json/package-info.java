/**
 * What the endpoints answer, as JSON.
 */
@InternalApi
@NullMarked
package dev.clew.actuate.json;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

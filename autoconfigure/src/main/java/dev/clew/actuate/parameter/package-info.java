/**
 * What the endpoints are asked: parameters that are read, checked and refused by name.
 */
@InternalApi
@NullMarked
package dev.clew.actuate.parameter;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

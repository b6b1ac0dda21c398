/**
 * Traces of files that the endpoints gave out, back into a store.
 */
@InternalApi
@NullMarked
package dev.clew.store.file;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

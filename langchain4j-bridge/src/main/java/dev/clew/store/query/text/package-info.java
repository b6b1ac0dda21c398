/**
 * Search in texts: by words, whatever their case and accents.
 */
@InternalApi
@NullMarked
package dev.clew.store.query.text;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

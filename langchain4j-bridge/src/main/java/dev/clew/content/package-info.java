/**
 * How inputs and outputs become {@link dev.clew.trace.Content}: rendered as JSON, and cut
 * where they are too long.
 *
 * @see dev.clew.content.ContentRenderer
 */
@InternalApi
@NullMarked
package dev.clew.content;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;

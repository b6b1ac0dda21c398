/**
 * How inputs and outputs become {@link dev.clew.trace.Content}: rendered as JSON, masked,
 * and cut where they are too long.
 *
 * @see dev.clew.content.ContentRenderer
 */
@NullMarked
package dev.clew.content;

import org.jspecify.annotations.NullMarked;

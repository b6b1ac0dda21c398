/**
 * What application code may use.
 *
 * @see dev.clew.CurrentTrace
 * @see dev.clew.Traced
 */
@NullMarked
package dev.clew;

import org.jspecify.annotations.NullMarked;

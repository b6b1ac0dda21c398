/**
 * What application code may use.
 *
 * @see dev.clew.CurrentTrace
 */
@NullMarked
package dev.clew;

import org.jspecify.annotations.NullMarked;

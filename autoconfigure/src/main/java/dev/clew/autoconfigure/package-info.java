/**
 * Auto-configuration for Clew.
 *
 * @see dev.clew.autoconfigure.ClewAutoConfiguration
 */
@NullMarked
package dev.clew.autoconfigure;

import org.jspecify.annotations.NullMarked;

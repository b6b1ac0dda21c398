/**
 * Tests of which package may see which.
 */
@NullMarked
package dev.clew.architecture;

import org.jspecify.annotations.NullMarked;

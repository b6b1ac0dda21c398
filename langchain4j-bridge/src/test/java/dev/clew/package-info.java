/**
 * Tests of what application code uses.
 */
@NullMarked
package dev.clew;

import org.jspecify.annotations.NullMarked;

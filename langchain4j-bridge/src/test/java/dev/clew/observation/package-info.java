/**
 * Tests of steps and of what the handlers make of them.
 */
@NullMarked
package dev.clew.observation;

import org.jspecify.annotations.NullMarked;

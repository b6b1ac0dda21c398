/**
 * Tests of scores.
 */
@NullMarked
package dev.clew.score;

import org.jspecify.annotations.NullMarked;

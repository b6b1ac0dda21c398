/**
 * Tests of the words of the domain.
 */
@NullMarked
package dev.clew.trace;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of sampling, with real stores.
 */
@NullMarked
package dev.clew.sampling;

import org.jspecify.annotations.NullMarked;

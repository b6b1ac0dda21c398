/**
 * Tests of the stores and their queries.
 */
@NullMarked
package dev.clew.store;

import org.jspecify.annotations.NullMarked;

/**
 * Tests that tracing is complete and does no harm, in whole applications.
 */
@NullMarked
package dev.clew.harm;

import org.jspecify.annotations.NullMarked;

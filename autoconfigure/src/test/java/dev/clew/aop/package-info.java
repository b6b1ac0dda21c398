/**
 * Tests of how beans are traced in place.
 */
@NullMarked
package dev.clew.aop;

import org.jspecify.annotations.NullMarked;

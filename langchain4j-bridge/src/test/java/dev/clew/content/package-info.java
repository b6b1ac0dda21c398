/**
 * Tests of how inputs and outputs become content.
 */
@NullMarked
package dev.clew.content;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of what observations say of themselves as attributes of spans.
 */
@NullMarked
package dev.clew.attribute;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the auto-configurations and their properties.
 */
@NullMarked
package dev.clew.autoconfigure;

import org.jspecify.annotations.NullMarked;

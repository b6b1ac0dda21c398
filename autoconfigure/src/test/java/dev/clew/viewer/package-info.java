/**
 * What the viewer serves.
 */
@NullMarked
package dev.clew.viewer;

import org.jspecify.annotations.NullMarked;

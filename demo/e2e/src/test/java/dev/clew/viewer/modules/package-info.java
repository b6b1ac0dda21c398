/**
 * The scripts of the viewer without a page: their types, and what their pure functions
 * return.
 */
@NullMarked
package dev.clew.viewer.modules;

import org.jspecify.annotations.NullMarked;

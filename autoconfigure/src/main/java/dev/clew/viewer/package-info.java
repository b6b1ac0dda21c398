/**
 * The page that shows traces, and its files.
 */
@NullMarked
package dev.clew.viewer;

import org.jspecify.annotations.NullMarked;

/**
 * What the help desk does.
 */
@NullMarked
package dev.clew.demo;

import org.jspecify.annotations.NullMarked;

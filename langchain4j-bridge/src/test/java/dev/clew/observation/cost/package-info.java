/**
 * What calls of models cost, and whether they may be made.
 */
@NullMarked
package dev.clew.observation.cost;

import org.jspecify.annotations.NullMarked;

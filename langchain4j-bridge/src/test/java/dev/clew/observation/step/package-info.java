/**
 * Steps that run: their beginning, their scopes and their one end.
 */
@NullMarked
package dev.clew.observation.step;

import org.jspecify.annotations.NullMarked;

/**
 * Records of observations, for a store.
 */
@NullMarked
package dev.clew.observation.record;

import org.jspecify.annotations.NullMarked;

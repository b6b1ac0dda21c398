/**
 * What calls of models cost.
 */
@NullMarked
package dev.clew.pricing;

import org.jspecify.annotations.NullMarked;

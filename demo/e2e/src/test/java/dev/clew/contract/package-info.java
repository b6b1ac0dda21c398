/**
 * What others extend of Clew, from outside.
 */
@NullMarked
package dev.clew.contract;

import org.jspecify.annotations.NullMarked;

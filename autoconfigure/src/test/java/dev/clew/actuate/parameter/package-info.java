/**
 * What the endpoints are asked: parameters that are read, checked and refused by name.
 */
@NullMarked
package dev.clew.actuate.parameter;

import org.jspecify.annotations.NullMarked;

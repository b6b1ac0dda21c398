/**
 * What the endpoints answer, as JSON.
 */
@NullMarked
package dev.clew.actuate.json;

import org.jspecify.annotations.NullMarked;

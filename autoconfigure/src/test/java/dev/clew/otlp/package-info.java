/**
 * A backend that takes spans, and spans as text; other modules look at what they export
 * with them too.
 */
@NullMarked
package dev.clew.otlp;

import org.jspecify.annotations.NullMarked;

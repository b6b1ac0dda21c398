@NullMarked
package dev.clew.pricing;

import org.jspecify.annotations.NullMarked;

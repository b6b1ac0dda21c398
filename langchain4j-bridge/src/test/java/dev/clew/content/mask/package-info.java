@NullMarked
package dev.clew.content.mask;

import org.jspecify.annotations.NullMarked;

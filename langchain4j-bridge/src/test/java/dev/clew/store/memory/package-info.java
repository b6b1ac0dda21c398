/**
 * The store that keeps traces in the heap of its process.
 */
@NullMarked
package dev.clew.store.memory;

import org.jspecify.annotations.NullMarked;

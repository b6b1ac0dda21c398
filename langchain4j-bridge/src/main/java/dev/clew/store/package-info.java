/**
 * Where traces are kept and how they are found again.
 *
 * @see dev.clew.store.TraceStore
 */
@NullMarked
package dev.clew.store;

import org.jspecify.annotations.NullMarked;

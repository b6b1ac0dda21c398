/**
 * How usage, cost, counts and latencies are asked for, added up and reported.
 */
@NullMarked
package dev.clew.store.usage;

import org.jspecify.annotations.NullMarked;

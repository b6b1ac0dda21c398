/**
 * What tracing costs, held against the budget.
 *
 * @see dev.clew.benchmark.Benchmarks
 */
@NullMarked
package dev.clew.benchmark;

import org.jspecify.annotations.NullMarked;

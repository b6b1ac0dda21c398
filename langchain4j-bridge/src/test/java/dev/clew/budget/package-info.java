/**
 * Tests of budgets.
 */
@NullMarked
package dev.clew.budget;

import org.jspecify.annotations.NullMarked;

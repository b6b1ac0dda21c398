/**
 * Limits of what calls of models may cost, and who has used how much of them.
 *
 * @see dev.clew.budget.Budgets
 */
@NullMarked
package dev.clew.budget;

import org.jspecify.annotations.NullMarked;

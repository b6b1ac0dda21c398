package dev.clew.observation.cost;

import dev.clew.budget.BudgetAction;

/**
 * Counts what budgets do. Called by several threads at a time.
 */
public interface BudgetMeter {

	/** Counts nothing. */
	BudgetMeter NONE = new BudgetMeter() {

		@Override
		public void exceeded(String budget, BudgetAction action) {
		}

		@Override
		public void forgotten(String budget, long spenders) {
		}

	};

	/**
	 * A call was marked or refused.
	 * @param budget name of the budget
	 * @param action which of the two
	 */
	void exceeded(String budget, BudgetAction action);

	/**
	 * Traces, sessions or users begin anew, since too many others use the same budget.
	 * @param budget name of the budget
	 * @param spenders how many
	 */
	void forgotten(String budget, long spenders);

}

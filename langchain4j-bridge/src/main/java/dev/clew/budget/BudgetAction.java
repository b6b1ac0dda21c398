package dev.clew.budget;

import java.util.Locale;

/**
 * What happens when a budget is used up.
 */
public enum BudgetAction {

	/** The calls that are over it get a warning in their trace. */
	MARK,

	/** No further model is called: the application gets an exception in its place. */
	REFUSE;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

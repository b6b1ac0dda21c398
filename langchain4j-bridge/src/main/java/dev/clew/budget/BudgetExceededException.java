package dev.clew.budget;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Thrown in place of calling a model when a budget that refuses is used up; handed to the
 * handler of a stream. Names neither users nor sessions, so that the message may be shown
 * to anybody.
 */
public class BudgetExceededException extends RuntimeException {

	private final Excess excess;

	/**
	 * An exception.
	 * @param excess the budget that is used up
	 */
	public BudgetExceededException(Excess excess) {
		super("The model was not called, " + excess.describe());
		this.excess = excess;
	}

	/**
	 * Name of the budget.
	 * @return the name in {@code clew.budget.<name>}
	 */
	public String getBudget() {
		return this.excess.budget();
	}

	/**
	 * Whose calls the budget adds up.
	 * @return the scope
	 */
	public BudgetScope getScope() {
		return this.excess.scope();
	}

	/**
	 * How much was used.
	 * @return the sum, at least the limit
	 */
	public BigDecimal getUsed() {
		return this.excess.used();
	}

	/**
	 * How much there was.
	 * @return the limit
	 */
	public BigDecimal getLimit() {
		return this.excess.limit();
	}

	/**
	 * Unit of both.
	 * @return {@code USD} or {@code tokens}
	 */
	public String getUnit() {
		return this.excess.unit();
	}

	/**
	 * When the budget begins anew.
	 * @return the end of the window; {@code null} where there is none, since it lasts as
	 * long as the trace or session
	 */
	public @Nullable Instant getUntil() {
		return this.excess.until();
	}

}

package dev.clew.budget;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * A budget that is used up. Says nothing of who used it.
 *
 * @param budget name of the budget
 * @param scope whose calls it adds up
 * @param action what happens
 * @param unit {@code USD} or {@code tokens}
 * @param used how much was used
 * @param limit how much there was
 * @param until when it begins anew; absent where it lasts as long as the trace or session
 */
@InternalApi
public record Excess(String budget, BudgetScope scope, BudgetAction action, String unit, BigDecimal used,
		BigDecimal limit, @Nullable Instant until) implements Serializable {

	/**
	 * The excess in words.
	 * @return which budget, how much of what limit, and until when
	 */
	public String describe() {
		return "budget '" + this.budget + "' " + this.scope.words() + ": " + plain(this.used) + " of "
				+ plain(this.limit) + " " + this.unit + " used, "
				+ ((this.until != null) ? "until " + this.until : this.scope.lifetime());
	}

	private static String plain(BigDecimal amount) {
		return amount.stripTrailingZeros().toPlainString();
	}

	// A budget without an end lasts longest.
	boolean outlasts(@Nullable Excess other) {
		if (other == null || this.until == null) {
			return true;
		}
		return other.until != null && this.until.isAfter(other.until);
	}

}

package dev.clew.budget;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What has been used of a budget.
 *
 * @param cost US dollars, of the calls whose cost is known
 * @param tokens tokens, of the calls whose usage is known
 */
record BudgetUsage(BigDecimal cost, long tokens) {

	static final BudgetUsage NOTHING = new BudgetUsage(BigDecimal.ZERO, 0);

	BudgetUsage plus(@Nullable BigDecimal cost, long tokens) {
		long sum = this.tokens + tokens;
		return new BudgetUsage((cost != null) ? this.cost.add(cost) : this.cost, (sum >= 0) ? sum : Long.MAX_VALUE);
	}

	// The excess from the limit on.
	@Nullable Excess reached(Budget budget, @Nullable Instant until) {
		return excess(budget, until, 0);
	}

	// The excess beyond the limit.
	@Nullable Excess exceeded(Budget budget, @Nullable Instant until) {
		return excess(budget, until, 1);
	}

	private @Nullable Excess excess(Budget budget, @Nullable Instant until, int least) {
		BigDecimal maxCost = budget.maxCost();
		Long maxTokens = budget.maxTokens();
		if (maxCost != null && this.cost.compareTo(maxCost) >= least) {
			return new Excess(budget.name(), budget.scope(), budget.action(), "USD", this.cost, maxCost, until);
		}
		if (maxTokens != null && Long.compare(this.tokens, maxTokens) >= least) {
			return new Excess(budget.name(), budget.scope(), budget.action(), "tokens", BigDecimal.valueOf(this.tokens),
					BigDecimal.valueOf(maxTokens), until);
		}
		return null;
	}

}

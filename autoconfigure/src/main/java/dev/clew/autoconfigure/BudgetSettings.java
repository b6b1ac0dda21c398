package dev.clew.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.clew.autoconfigure.ClewProperties.BudgetProperties;
import dev.clew.budget.Budget;
import dev.clew.budget.BudgetScope;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The budgets of {@code clew.budget}.
 */
final class BudgetSettings {

	private static final String SCOPES = "trace, session, user or global";

	private BudgetSettings() {
	}

	static List<Budget> of(ClewProperties properties) {
		List<Budget> budgets = new ArrayList<>();
		properties.budget()
			.forEach((name, budget) -> budgets.add(new Budget(name, Objects.requireNonNull(budget.scope()),
					budget.window(), budget.maxCost(), budget.maxTokens(), budget.action())));
		return budgets;
	}

	static void check(String name, BudgetProperties budget) {
		String prefix = "clew.budget." + name + ".";
		check("clew.budget", name, !name.isBlank(), "A budget must have a name that is not blank");
		BudgetScope scope = budget.scope();
		check(prefix + "scope", scope, scope != null, "It must be " + SCOPES);
		BigDecimal cost = budget.maxCost();
		Long tokens = budget.maxTokens();
		check(prefix + "max-cost", cost, cost != null || tokens != null, "It or max-tokens must be set");
		check(prefix + "max-cost", cost, cost == null || cost.signum() > 0, "It must be more than 0 US dollars");
		check(prefix + "max-tokens", tokens, tokens == null || tokens > 0, "It must be at least 1");
		Duration window = budget.window();
		check(prefix + "window", window, window != null || (scope != null && scope.ends()),
				"It must be set where the scope is user or global, such as to 1d");
		check(prefix + "window", window, window == null || Budget.isWindow(window),
				"It must be at least 1s and at most 3650d");
	}

	private static void check(String property, @Nullable Object value, boolean valid, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(property, value, reason);
		}
	}

}

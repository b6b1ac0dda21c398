package dev.clew.budget;

import java.math.BigDecimal;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BudgetTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "' ', TRACE, -, 1, -, name ' ' of a budget must not be blank",
					"day, TRACE, -, -, -, max-cost of a budget or max-tokens must be set",
					"day, TRACE, -, 0, -, max-cost '0' of a budget must be more than 0",
					"day, TRACE, -, 1, 0, max-tokens '0' of a budget must be at least 1",
					"day, USER, -, 1, -, window of a budget must be set where the scope is user",
					"day, GLOBAL, -, 1, -, window of a budget must be set where the scope is global",
					"day, GLOBAL, PT0.999S, 1, -, window 'PT0.999S' of a budget must be 1 second to 3650 days",
					"day, GLOBAL, P3651D, 1, -, window 'PT87624H' of a budget must be 1 second to 3650 days" })
	void budgetThatCannotBeIsRefused(String name, BudgetScope scope, @Nullable Duration window,
			@Nullable BigDecimal cost, @Nullable Long tokens, String message) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Budget(name, scope, window, cost, tokens, BudgetAction.MARK))
			.withMessage(message);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "TRACE, -, 0.000001, -", "SESSION, -, -, 1", "USER, PT1S, -, 1",
			"GLOBAL, P3650D, 1, 1", "TRACE, PT1H, 1, -" })
	void budgetNeedsOneLimitAndAWindowUnlessItsScopeEnds(BudgetScope scope, @Nullable Duration window,
			@Nullable BigDecimal cost, @Nullable Long tokens) {
		assertThat(new Budget("day", scope, window, cost, tokens, BudgetAction.REFUSE).scope()).isEqualTo(scope);
	}

}

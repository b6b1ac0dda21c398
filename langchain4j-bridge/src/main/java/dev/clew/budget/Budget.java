package dev.clew.budget;

import java.math.BigDecimal;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A limit of what calls of models cost, or of the tokens that they use. It is used up as
 * soon as either of its limits is reached. Windows follow each other from the beginning
 * of 1970 in UTC: one of a day begins at midnight UTC.
 *
 * @param name what it is called
 * @param scope whose calls are added up
 * @param window time after which it begins anew, 1 second to 3650 days; without one it
 * lasts as long as the trace or session. Users and all calls together need one
 * @param maxCost limit in US dollars, more than 0, if there is one
 * @param maxTokens limit in tokens, at least 1, if there is one
 * @param action what happens when it is used up
 */
public record Budget(String name, BudgetScope scope, @Nullable Duration window, @Nullable BigDecimal maxCost,
		@Nullable Long maxTokens, BudgetAction action) {

	private static final Duration MIN_WINDOW = Duration.ofSeconds(1);

	private static final Duration MAX_WINDOW = Duration.ofDays(3650);

	public Budget {
		check(!name.isBlank(), "name", name, "must not be blank");
		check(maxCost != null || maxTokens != null, "max-cost", null, "or max-tokens must be set");
		check(maxCost == null || maxCost.signum() > 0, "max-cost", maxCost, "must be more than 0");
		check(maxTokens == null || maxTokens > 0, "max-tokens", maxTokens, "must be at least 1");
		check(window != null || scope.ends(), "window", null, "must be set where the scope is " + scope);
		check(window == null || isWindow(window), "window", window, "must be 1 second to 3650 days");
	}

	/**
	 * Whether a time may be a window.
	 * @param window the time
	 * @return whether it is neither too short nor too long
	 */
	public static boolean isWindow(Duration window) {
		return window.compareTo(MIN_WINDOW) >= 0 && window.compareTo(MAX_WINDOW) <= 0;
	}

	private static void check(boolean valid, String what, @Nullable Object value, String allowed) {
		if (!valid) {
			String given = (value != null) ? " '" + value + "'" : "";
			throw new IllegalArgumentException(what + given + " of a budget " + allowed);
		}
	}

}

package dev.clew.observation;

import java.util.function.Supplier;

import dev.clew.budget.BudgetAction;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Counts what budgets do with meters. Thread-safe.
 */
public final class CountedBudgets implements BudgetMeter {

	private static final String BUDGET = "budget";

	private final Supplier<@Nullable MeterRegistry> registry;

	/**
	 * Meters in a registry.
	 * @param registry where they are registered when first used; where it is absent,
	 * nothing is counted
	 */
	public CountedBudgets(Supplier<@Nullable MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public void exceeded(String budget, BudgetAction action) {
		count("clew.budget.exceeded", 1, BUDGET, budget, "action", action.toString());
	}

	@Override
	public void forgotten(String budget, long spenders) {
		count("clew.budget.forgotten", spenders, BUDGET, budget);
	}

	private void count(String name, long amount, String... tags) {
		MeterRegistry meters = this.registry.get();
		if (meters != null) {
			meters.counter(name, tags).increment(amount);
		}
	}

}

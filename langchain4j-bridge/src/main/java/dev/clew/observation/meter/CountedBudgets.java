package dev.clew.observation.meter;

import java.util.function.Supplier;

import dev.clew.budget.BudgetAction;
import dev.clew.observation.cost.BudgetMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Counts what budgets do with meters. Thread-safe.
 */
public final class CountedBudgets implements BudgetMeter {

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
		count(ClewMeter.BUDGET_EXCEEDED,
				Tags.of(ClewKey.BUDGET.asString(), budget, ClewKey.ACTION.asString(), action.toString()), 1);
	}

	@Override
	public void forgotten(String budget, long spenders) {
		count(ClewMeter.BUDGET_FORGOTTEN, Tags.of(ClewKey.BUDGET.asString(), budget), spenders);
	}

	private void count(ClewMeter meter, Tags tags, long amount) {
		MeterRegistry meters = this.registry.get();
		if (meters != null) {
			Meters.counter(meter, meters, tags).increment(amount);
		}
	}

}

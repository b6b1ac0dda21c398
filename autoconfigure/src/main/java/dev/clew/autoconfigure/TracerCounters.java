package dev.clew.autoconfigure;

import dev.clew.observation.cost.BudgetMeter;
import dev.clew.observation.meter.ClewKey;
import dev.clew.observation.meter.ClewMeter;
import dev.clew.observation.meter.CountedBudgets;
import dev.clew.observation.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ClassUtils;

/**
 * What the tracer counts of itself, where there are meters. Handlers of the meters' and
 * observations' registries use it, so it looks for the registry only when it counts.
 */
final class TracerCounters {

	private static final boolean METERS = ClassUtils.isPresent("io.micrometer.core.instrument.MeterRegistry",
			TracerCounters.class.getClassLoader());

	private final BeanFactory beans;

	TracerCounters(BeanFactory beans) {
		this.beans = beans;
	}

	void error(String component) {
		if (METERS) {
			Counters.ERRORS.count(this.beans, component, 1);
		}
	}

	void dropped(String reason, long observations) {
		if (METERS) {
			Counters.DROPPED.count(this.beans, reason, observations);
		}
	}

	void sessionRejected(String source) {
		if (METERS) {
			Counters.SESSIONS_REJECTED.count(this.beans, source, 1);
		}
	}

	BudgetMeter budgets() {
		return METERS ? Counters.budgets(this.beans) : BudgetMeter.NONE;
	}

	/**
	 * Loaded only where Micrometer's meters are there.
	 */
	private enum Counters {

		ERRORS(ClewMeter.ERRORS, ClewKey.COMPONENT),

		DROPPED(ClewMeter.OBSERVATIONS_DROPPED, ClewKey.REASON),

		SESSIONS_REJECTED(ClewMeter.SESSION_IDS_REJECTED, ClewKey.SOURCE);

		private final ClewMeter meter;

		private final ClewKey key;

		Counters(ClewMeter meter, ClewKey key) {
			this.meter = meter;
			this.key = key;
		}

		static BudgetMeter budgets(BeanFactory beans) {
			return new CountedBudgets(() -> beans.getBeanProvider(MeterRegistry.class).getIfUnique());
		}

		void count(BeanFactory beans, String value, long amount) {
			MeterRegistry registry = beans.getBeanProvider(MeterRegistry.class).getIfUnique();
			if (registry != null) {
				Meters.counter(this.meter, registry, Tags.of(this.key.asString(), value)).increment(amount);
			}
		}

	}

}

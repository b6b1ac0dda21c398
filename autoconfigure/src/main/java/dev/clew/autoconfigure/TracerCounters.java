package dev.clew.autoconfigure;

import dev.clew.export.ExportMeter;
import dev.clew.observation.cost.BudgetMeter;
import dev.clew.observation.meter.ClewKey;
import dev.clew.observation.meter.ClewMeter;
import dev.clew.observation.meter.CountedBudgets;
import dev.clew.observation.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ClassUtils;

/**
 * What the tracer counts of itself, where there are meters. Handlers of the meters' and
 * observations' registries use it, so it looks for the registry only when it counts.
 */
final class TracerCounters implements ExportMeter {

	private static final boolean METERS = ClassUtils.isPresent("io.micrometer.core.instrument.MeterRegistry",
			TracerCounters.class.getClassLoader());

	private final BeanFactory beans;

	TracerCounters(BeanFactory beans) {
		this.beans = beans;
	}

	void error(String component) {
		if (METERS) {
			Counters.count(this.beans, ClewMeter.ERRORS, ClewKey.COMPONENT, component, 1);
		}
	}

	@Override
	public void dropped(String reason, long observations) {
		if (METERS) {
			Counters.count(this.beans, ClewMeter.OBSERVATIONS_DROPPED, ClewKey.REASON, reason, observations);
		}
	}

	@Override
	public void sent(long observations) {
		if (METERS) {
			Counters.count(this.beans, ClewMeter.EXPORT_SENT, Tags.empty(), observations);
		}
	}

	@Override
	public void failed(String outcome) {
		if (METERS) {
			Counters.count(this.beans, ClewMeter.EXPORT_FAILURES, ClewKey.OUTCOME, outcome, 1);
		}
	}

	void sampledOut() {
		if (METERS) {
			Counters.count(this.beans, ClewMeter.TRACES_SAMPLED_OUT, Tags.empty(), 1);
		}
	}

	void sessionRejected(String source) {
		if (METERS) {
			Counters.count(this.beans, ClewMeter.SESSION_IDS_REJECTED, ClewKey.SOURCE, source, 1);
		}
	}

	BudgetMeter budgets() {
		return METERS ? Counters.budgets(this.beans) : BudgetMeter.NONE;
	}

	/**
	 * Loaded only where Micrometer's meters are there.
	 */
	private static final class Counters {

		private Counters() {
		}

		static BudgetMeter budgets(BeanFactory beans) {
			return new CountedBudgets(() -> registry(beans));
		}

		static void count(BeanFactory beans, ClewMeter meter, ClewKey key, String value, long amount) {
			count(beans, meter, Tags.of(key.asString(), value), amount);
		}

		static void count(BeanFactory beans, ClewMeter meter, Tags tags, long amount) {
			MeterRegistry registry = registry(beans);
			if (registry != null) {
				Meters.counter(meter, registry, tags).increment(amount);
			}
		}

		private static @Nullable MeterRegistry registry(BeanFactory beans) {
			return beans.getBeanProvider(MeterRegistry.class).getIfUnique();
		}

	}

}

package dev.clew.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;

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
		count("clew.errors", "component", component, 1);
	}

	void dropped(String reason, long observations) {
		count("clew.observations.dropped", "reason", reason, observations);
	}

	void sessionRejected(String source) {
		count("clew.session.ids.rejected", "source", source, 1);
	}

	private void count(String name, String key, String value, long amount) {
		if (METERS) {
			Meters.count(this.beans, name, key, value, amount);
		}
	}

	/**
	 * Loaded only where Micrometer's meters are there.
	 */
	private static final class Meters {

		private Meters() {
		}

		static void count(BeanFactory beans, String name, String key, String value, long amount) {
			MeterRegistry registry = beans.getBeanProvider(MeterRegistry.class).getIfUnique();
			if (registry != null) {
				registry.counter(name, key, value).increment(amount);
			}
		}

	}

}

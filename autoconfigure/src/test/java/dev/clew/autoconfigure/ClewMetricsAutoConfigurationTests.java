package dev.clew.autoconfigure;

import dev.clew.observation.meter.MeterHandler;
import dev.clew.observation.meter.MeterOwnership;
import dev.clew.observation.record.RecordingHandler;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When there are meters.
 */
class ClewMetricsAutoConfigurationTests {

	private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, ClewAutoConfiguration.class,
				ClewStoreAutoConfiguration.class, ClewMetricsAutoConfiguration.class))
		.withPropertyValues("clew.store.type=memory");

	@Test
	void metersAreThereWithARegistry() {
		Runners.exposed()
			.run((context) -> assertThat(context).hasSingleBean(MeterHandler.class)
				.hasSingleBean(MeterOwnership.class));
	}

	@Test
	void traceIsRecordedWithoutMeterRegistry() {
		this.withoutRegistry.run((context) -> assertThat(context).doesNotHaveBean(MeterRegistry.class)
			.doesNotHaveBean(MeterHandler.class)
			.hasSingleBean(RecordingHandler.class));
	}

	@Test
	void traceIsRecordedWithoutMicrometerCore() {
		this.withoutRegistry.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).doesNotHaveBean(MeterHandler.class)
				.hasSingleBean(RecordingHandler.class));
	}

}

package dev.clew.autoconfigure;

import dev.clew.export.LangfuseExport;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.meter.ClewMeter;
import dev.clew.observation.meter.MeterHandler;
import dev.clew.observation.meter.MeterOwnership;
import dev.clew.observation.meter.Meters;
import dev.clew.observation.step.TracingRuntime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for meters, where there is a registry for them.
 */
@AutoConfiguration(after = { ClewAutoConfiguration.class, ClewExportAutoConfiguration.class },
		afterName = {
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, TracingRuntime.class })
public final class ClewMetricsAutoConfiguration {

	@Bean
	MeterOwnership clewMeterOwnership(MeterRegistry registry) {
		return new MeterOwnership(registry);
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(0)
	MeterHandler clewMeterHandler(MeterRegistry registry, MeterOwnership ownership, Faults faults) {
		return new MeterHandler(new Meters(registry, ownership), faults);
	}

	@Bean
	@ConditionalOnBean(LangfuseExport.class)
	MeterBinder clewExportMeter(LangfuseExport export) {
		ClewMeter size = ClewMeter.EXPORT_QUEUE_SIZE;
		return (registry) -> Gauge.builder(size.getName(), export, LangfuseExport::waitingBytes)
			.baseUnit(size.getBaseUnit())
			.description(size.getDescription())
			.register(registry);
	}

}

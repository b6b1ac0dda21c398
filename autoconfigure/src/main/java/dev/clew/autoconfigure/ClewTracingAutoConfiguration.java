package dev.clew.autoconfigure;

import dev.clew.observation.fault.Faults;
import dev.clew.observation.span.SpanHandler;
import dev.clew.observation.step.TracingRuntime;
import io.micrometer.tracing.Tracer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for spans, where there is a tracer.
 */
@AutoConfiguration(after = ClewAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration" })
@ConditionalOnClass(Tracer.class)
@ConditionalOnBean({ Tracer.class, TracingRuntime.class })
public final class ClewTracingAutoConfiguration {

	// Before Micrometer's own handlers: the first one that supports a context gets it.
	@Bean
	@ConditionalOnMissingBean
	@Order(0)
	SpanHandler clewSpanHandler(Tracer tracer, Faults faults) {
		return new SpanHandler(tracer, faults);
	}

}

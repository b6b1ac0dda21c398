package dev.clew.autoconfigure;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/**
 * Applications with all of Clew and what it builds on.
 */
public final class Runners {

	static final String EXPOSED = "management.endpoints.web.exposure.include=llmtraces,llmobservations,llmsessions,llmusage";

	static final String EXPOSED_BY_JMX = "management.endpoints.jmx.exposure.include=llmtraces,llmobservations,llmsessions,llmusage";

	private static final AutoConfigurations ALL = AutoConfigurations.of(ObservationAutoConfiguration.class,
			MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			SimpleMetricsExportAutoConfiguration.class, NoopTracerAutoConfiguration.class,
			MicrometerTracingAutoConfiguration.class, EndpointAutoConfiguration.class,
			WebEndpointAutoConfiguration.class, JmxAutoConfiguration.class, JmxEndpointAutoConfiguration.class,
			ClewAutoConfiguration.class, ClewDisabledAutoConfiguration.class, ClewEndpointAutoConfiguration.class,
			ClewExportAutoConfiguration.class, ClewHealthAutoConfiguration.class,
			ClewInstrumentationAutoConfiguration.class, ClewJdbcStoreAutoConfiguration.class,
			ClewMetricsAutoConfiguration.class, ClewStoreAutoConfiguration.class, ClewTracingAutoConfiguration.class,
			ClewWebAutoConfiguration.class);

	private Runners() {
	}

	public static WebApplicationContextRunner web() {
		return new WebApplicationContextRunner().withConfiguration(ALL);
	}

	public static ReactiveWebApplicationContextRunner reactive() {
		return new ReactiveWebApplicationContextRunner().withConfiguration(ALL);
	}

	public static WebApplicationContextRunner exposed() {
		return web().withPropertyValues(EXPOSED);
	}

	static ApplicationContextRunner noWeb() {
		return new ApplicationContextRunner().withConfiguration(ALL);
	}

}

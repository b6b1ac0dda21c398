package dev.clew.autoconfigure;

import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.span.SpanHandler;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When there are spans.
 */
class ClewTracingAutoConfigurationTests {

	private final ApplicationContextRunner withoutTracer = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class, ClewAutoConfiguration.class,
				ClewStoreAutoConfiguration.class, ClewTracingAutoConfiguration.class))
		.withPropertyValues("clew.store.type=memory");

	@Test
	void spansAreThereWithATracer() {
		this.withoutTracer.withBean(Tracer.class, () -> Tracer.NOOP)
			.run((context) -> assertThat(context).hasSingleBean(SpanHandler.class));
	}

	@Test
	void traceIsRecordedWithoutTracer() {
		this.withoutTracer.run((context) -> assertThat(context).doesNotHaveBean(SpanHandler.class)
			.hasSingleBean(RecordingHandler.class));
	}

	@Test
	void traceIsRecordedWithoutMicrometerTracing() {
		this.withoutTracer.withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("clewSpanHandler")
				.hasSingleBean(RecordingHandler.class));
	}

}

package dev.clew.autoconfigure;

import dev.clew.attribute.AttributeLimits;
import dev.clew.attribute.AttributeSettings;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.span.BaggageHandler;
import dev.clew.observation.span.SpanFacts;
import dev.clew.observation.span.SpanHandler;
import dev.clew.observation.span.SurroundingSpanHandler;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import io.micrometer.tracing.Tracer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Auto-configuration for spans, where there is a tracer.
 */
@AutoConfiguration(after = { ClewAutoConfiguration.class, ClewStoreAutoConfiguration.class },
		afterName = { "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration" })
@ConditionalOnClass(Tracer.class)
@ConditionalOnBean({ Tracer.class, TracingRuntime.class })
public final class ClewTracingAutoConfiguration {

	// Those of OpenTelemetry's SDK, as Spring Boot sets them.
	private static final String LIMITS = "management.opentelemetry.tracing.limits.";

	private static final int MAX_ATTRIBUTES = 128;

	// Before Micrometer's own handlers: the first one that supports a context gets it.
	@Bean
	@ConditionalOnMissingBean
	@Order(0)
	SpanHandler clewSpanHandler(Tracer tracer, SpanFacts facts, Faults faults) {
		return new SpanHandler(tracer, facts, faults);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 2)
	SurroundingSpanHandler clewSurroundingSpanHandler(TraceTreeHandler tree, SpanFacts facts, Faults faults) {
		return new SurroundingSpanHandler(tree, facts, faults);
	}

	@Bean
	@Conditional(OnBaggage.class)
	@Order(Ordered.HIGHEST_PRECEDENCE + 3)
	BaggageHandler clewBaggageHandler(Tracer tracer, TraceTreeHandler tree, SessionIds sessions,
			ClewProperties properties, Faults faults) {
		boolean users = properties.user().source() != ClewProperties.UserSource.NONE;
		return new BaggageHandler(tracer, tree, sessions, users, faults);
	}

	@Bean
	SpanFacts clewSpanFacts(ClewProperties properties, RecordingSettings recording, Environment environment,
			Faults faults) {
		ExportProperties.Spans spans = properties.export().spans();
		AttributeLimits limits = new AttributeLimits(
				environment.getProperty(LIMITS + "max-attributes", Integer.class, MAX_ATTRIBUTES),
				environment.getProperty(LIMITS + "max-attribute-value-length", Integer.class, Integer.MAX_VALUE));
		return new SpanFacts(new AttributeSettings(spans.langfuse(), spans.includeContent(), limits), recording,
				faults);
	}

	/**
	 * Where the tracer is set to hand sessions or users on.
	 */
	static final class OnBaggage implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return BaggageFields.of(context.getEnvironment()).handsOn();
		}

	}

}

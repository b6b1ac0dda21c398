package dev.clew.autoconfigure;

import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.TraceTreeHandler;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The handler that knows the place of each observation.
 */
final class TreeHandlerConfiguration {

	private static final String TRACER = "io.micrometer.tracing.Tracer";

	private TreeHandlerConfiguration() {
	}

	/**
	 * With ids of the tracer, where there is one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = TRACER)
	static class Traced {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		TraceTreeHandler clewTraceTreeHandler(Faults faults) {
			return TraceTreeHandler.withTracerIds(faults);
		}

	}

	/**
	 * With ids of our own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass(TRACER)
	static class Untraced {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		TraceTreeHandler clewTraceTreeHandler(Faults faults) {
			return TraceTreeHandler.withOwnIds(faults);
		}

	}

}

package dev.clew.autoconfigure;

import dev.clew.langchain4j.mcp.TraceContextMetaSupplier;
import dev.langchain4j.mcp.client.McpMetaSupplier;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What hands the trace on to MCP servers, if the application gives it to its clients.
 */
final class McpConfiguration {

	private static final String META = "dev.langchain4j.mcp.client.McpMetaSupplier";

	private static final String TRACER = "io.micrometer.tracing.Tracer";

	private McpConfiguration() {
	}

	/**
	 * As the tracer hands it on, where there is one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = { META, TRACER })
	static class Traced {

		@Bean
		@ConditionalOnMissingBean(McpMetaSupplier.class)
		TraceContextMetaSupplier clewTraceContextMetaSupplier(ObjectProvider<Tracer> tracer,
				ObjectProvider<Propagator> propagator) {
			return new TraceContextMetaSupplier(new PropagatedHeaders(tracer, propagator));
		}

	}

	/**
	 * With ids of our own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = META)
	@ConditionalOnMissingClass(TRACER)
	static class Untraced {

		@Bean
		@ConditionalOnMissingBean(McpMetaSupplier.class)
		TraceContextMetaSupplier clewTraceContextMetaSupplier() {
			return new TraceContextMetaSupplier();
		}

	}

}

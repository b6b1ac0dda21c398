package dev.clew.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.clew.langchain4j.mcp.TraceContextMetaSupplier;
import dev.langchain4j.mcp.client.McpMetaSupplier;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What hands the trace on to MCP servers, if the application gives it to its clients: as
 * the tracer does, where there is one.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "dev.langchain4j.mcp.client.McpMetaSupplier")
class McpConfiguration {

	@Bean
	@ConditionalOnMissingBean(McpMetaSupplier.class)
	TraceContextMetaSupplier clewTraceContextMetaSupplier(ConfigurableBeanFactory beans) {
		return ClewAutoConfiguration.hasTracer(beans) ? new TraceContextMetaSupplier(PropagatedHeaders.of(beans))
				: new TraceContextMetaSupplier();
	}

	/**
	 * What the tracer hands on from the current thread to another process. Loaded only
	 * where there is a tracer.
	 */
	private record PropagatedHeaders(ObjectProvider<Tracer> tracer,
			ObjectProvider<Propagator> propagator) implements Supplier<Map<String, String>> {

		static Supplier<Map<String, String>> of(ConfigurableBeanFactory beans) {
			return new PropagatedHeaders(beans.getBeanProvider(Tracer.class), beans.getBeanProvider(Propagator.class));
		}

		@Override
		public Map<String, String> get() {
			Map<String, String> headers = new HashMap<>();
			Tracer tracer = this.tracer.getIfUnique();
			Propagator propagator = this.propagator.getIfUnique();
			Span span = (tracer != null) ? tracer.currentSpan() : null;
			if (span != null && propagator != null) {
				propagator.inject(span.context(), headers, (carrier, key, value) -> {
					if (carrier != null) {
						carrier.put(key, value);
					}
				});
			}
			return headers;
		}

	}

}

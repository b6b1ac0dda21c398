package dev.clew.autoconfigure;

import java.util.Map;

import dev.clew.langchain4j.mcp.TraceContextMetaSupplier;
import dev.langchain4j.mcp.client.McpMetaSupplier;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether there is something that hands the trace on to MCP servers.
 */
class McpConfigurationTests {

	private final WebApplicationContextRunner runner = Runners.web();

	@Test
	void supplierIsThereWithAndWithoutATracer() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(TraceContextMetaSupplier.class));
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
			.run((context) -> assertThat(context).hasSingleBean(TraceContextMetaSupplier.class));
	}

	@Test
	void supplierWithoutPropagatorHandsNothingOnOutsideOfTraces() {
		this.runner.withBean(Tracer.class, () -> Tracer.NOOP)
			.run((context) -> assertThat(context.getBean(McpMetaSupplier.class).apply(null)).isEmpty());
	}

	@Test
	void supplierOfTheApplicationTakesItsPlace() {
		McpMetaSupplier own = (call) -> Map.of();
		this.runner.withBean(McpMetaSupplier.class, () -> own)
			.run((context) -> assertThat(context).getBean(McpMetaSupplier.class).isSameAs(own));
	}

	@Test
	void applicationWithoutMcpHasNone() {
		this.runner.withClassLoader(new FilteredClassLoader("dev.langchain4j.mcp"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("clewTraceContextMetaSupplier"));
	}

}

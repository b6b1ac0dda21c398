package dev.clew.autoconfigure;

import dev.clew.actuate.LlmInstrumentationEndpoint;
import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.report.ComponentReport;
import dev.clew.report.Instrumentation;
import dev.clew.report.SwitchedOffTypes;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the endpoint that tells what is traced.
 */
@AutoConfiguration(after = ClewAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(TracedBeanPostProcessor.class)
public final class ClewInstrumentationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	LlmInstrumentationEndpoint llmInstrumentationEndpoint(ConfigurableListableBeanFactory beans,
			TracedBeanPostProcessor processor, RuntimeHandle handle, TracingRuntime runtime) {
		SwitchedOffTypes switches = new SwitchedOffTypes(runtime.registry());
		return new LlmInstrumentationEndpoint(
				new Instrumentation(new ComponentReport(beans, processor, switches), handle, switches));
	}

}

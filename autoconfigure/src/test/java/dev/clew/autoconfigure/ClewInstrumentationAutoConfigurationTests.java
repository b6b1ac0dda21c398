package dev.clew.autoconfigure;

import dev.clew.actuate.LlmInstrumentationEndpoint;
import dev.clew.store.TraceStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

class ClewInstrumentationAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=llminstrumentation";

	@Test
	void endpointIsThereWhereItIsExposedAndKeepsNoTraces() {
		Runners.web()
			.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(LlmInstrumentationEndpoint.class)
				.doesNotHaveBean(TraceStore.class));
	}

	@Test
	void endpointIsNotThereWhereItIsNotExposed() {
		Runners.exposed().run((context) -> assertThat(context).doesNotHaveBean(LlmInstrumentationEndpoint.class));
	}

	@Test
	void endpointIsNotThereWhereClewIsSwitchedOff() {
		Runners.web()
			.withPropertyValues(EXPOSED, "clew.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LlmInstrumentationEndpoint.class));
	}

	@Test
	void endpointIsNotThereWithoutActuator() {
		Runners.web()
			.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("llmInstrumentationEndpoint"));
	}

}

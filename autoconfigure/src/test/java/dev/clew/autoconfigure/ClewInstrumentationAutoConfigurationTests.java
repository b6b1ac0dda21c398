package dev.clew.autoconfigure;

import dev.clew.actuate.LlmInstrumentationEndpoint;
import dev.clew.actuate.json.InstrumentationDescriptor.Service;
import dev.clew.store.TraceStore;
import dev.langchain4j.service.AiServices;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
	void serviceWhoseRunsAreSwitchedOffIsNotTraced() {
		Runners.web().withPropertyValues(EXPOSED, "management.observations.enable.clew.agent=false").run((context) -> {
			AiServices.create(Desk.class, new TestChatModel());
			assertThat(context.getBean(LlmInstrumentationEndpoint.class).instrumentation().aiServices())
				.extracting(Service::traced, Service::how, Service::why)
				.containsExactly(tuple(false, null, "switched off: clew.agent"));
		});
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

	/**
	 * An AI service.
	 */
	interface Desk {

		String answer(String question);

	}

}

package dev.clew.autoconfigure;

import dev.clew.actuate.LlmObservationsEndpoint;
import dev.clew.actuate.LlmObservationsEndpointWebExtension;
import dev.clew.actuate.LlmSessionsEndpoint;
import dev.clew.actuate.LlmSessionsEndpointWebExtension;
import dev.clew.actuate.LlmTracesEndpoint;
import dev.clew.actuate.LlmTracesEndpointWebExtension;
import dev.clew.actuate.LlmUsageEndpoint;
import dev.clew.actuate.LlmUsageEndpointWebExtension;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which endpoints there are.
 */
class ClewEndpointAutoConfigurationTests {

	@Test
	void exposedEndpointsAreThere() {
		Runners.exposed()
			.run((context) -> assertThat(context).hasSingleBean(LlmTracesEndpoint.class)
				.hasSingleBean(LlmTracesEndpointWebExtension.class)
				.hasSingleBean(LlmObservationsEndpoint.class)
				.hasSingleBean(LlmObservationsEndpointWebExtension.class)
				.hasSingleBean(LlmSessionsEndpoint.class)
				.hasSingleBean(LlmSessionsEndpointWebExtension.class)
				.hasSingleBean(LlmUsageEndpoint.class)
				.hasSingleBean(LlmUsageEndpointWebExtension.class));
	}

	@Test
	void onlyTheExposedOneIsThere() {
		Runners.web()
			.withPropertyValues("management.endpoints.web.exposure.include=llmsessions")
			.run((context) -> assertThat(context).hasSingleBean(LlmSessionsEndpoint.class)
				.hasSingleBean(LlmSessionsEndpointWebExtension.class)
				.doesNotHaveBean(LlmTracesEndpoint.class)
				.doesNotHaveBean(LlmTracesEndpointWebExtension.class)
				.doesNotHaveBean(LlmObservationsEndpoint.class)
				.doesNotHaveBean(LlmObservationsEndpointWebExtension.class)
				.doesNotHaveBean(LlmUsageEndpoint.class)
				.doesNotHaveBean(LlmUsageEndpointWebExtension.class));
	}

	@Test
	void noneIsThereWithoutStore() {
		Runners.exposed()
			.withPropertyValues("clew.store.type=none")
			.run((context) -> assertThat(context).doesNotHaveBean(LlmTracesEndpoint.class)
				.doesNotHaveBean(LlmTracesEndpointWebExtension.class));
	}

	@Test
	void endpointOfTheUserWins() {
		Runners.exposed()
			.withUserConfiguration(OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(LlmTracesEndpoint.class).hasBean("ownTracesEndpoint"));
	}

	@Test
	void endpointsAreThereForJmxWithoutWeb() {
		Runners.noWeb()
			.withPropertyValues("spring.jmx.enabled=true", "spring.jmx.unique-names=true", Runners.EXPOSED_BY_JMX)
			.run((context) -> assertThat(context).hasSingleBean(LlmTracesEndpoint.class)
				.hasSingleBean(LlmObservationsEndpoint.class)
				.hasSingleBean(LlmSessionsEndpoint.class)
				.doesNotHaveBean(LlmTracesEndpointWebExtension.class)
				.doesNotHaveBean(LlmObservationsEndpointWebExtension.class)
				.doesNotHaveBean(LlmSessionsEndpointWebExtension.class)
				.hasSingleBean(LlmUsageEndpoint.class)
				.doesNotHaveBean(LlmUsageEndpointWebExtension.class));
	}

}

package dev.clew.autoconfigure;

import dev.clew.actuate.ContentVisibility;
import dev.clew.actuate.LlmObservationsEndpoint;
import dev.clew.actuate.LlmSessionsEndpoint;
import dev.clew.actuate.LlmTracesEndpoint;
import dev.clew.actuate.LlmUsageEndpoint;
import dev.clew.store.TraceStore;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration for the endpoints that show traces.
 */
@AutoConfiguration(after = ClewStoreAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean({ TraceStore.class, ClewProperties.class })
@Import({ ServletEndpoints.class, ReactiveEndpoints.class })
public final class ClewEndpointAutoConfiguration {

	@Bean
	ContentVisibility clewContentVisibility(ClewProperties properties) {
		Show show = Show.valueOf(properties.endpoints().showContent().name());
		return new ContentVisibility(show, properties.endpoints().roles());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	LlmTracesEndpoint llmTracesEndpoint(TraceStore store, ContentVisibility visibility) {
		return new LlmTracesEndpoint(store, visibility);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	LlmObservationsEndpoint llmObservationsEndpoint(TraceStore store, ContentVisibility visibility) {
		return new LlmObservationsEndpoint(store, visibility);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	LlmSessionsEndpoint llmSessionsEndpoint(TraceStore store, ContentVisibility visibility) {
		return new LlmSessionsEndpoint(store, visibility);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	LlmUsageEndpoint llmUsageEndpoint(TraceStore store) {
		return new LlmUsageEndpoint(store);
	}

}

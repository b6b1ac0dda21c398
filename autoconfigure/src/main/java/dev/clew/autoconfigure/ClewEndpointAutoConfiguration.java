package dev.clew.autoconfigure;

import dev.clew.actuate.ContentVisibility;
import dev.clew.actuate.LlmObservationsEndpoint;
import dev.clew.actuate.LlmObservationsEndpointWebExtension;
import dev.clew.actuate.LlmSessionsEndpoint;
import dev.clew.actuate.LlmSessionsEndpointWebExtension;
import dev.clew.actuate.LlmTracesEndpoint;
import dev.clew.actuate.LlmTracesEndpointWebExtension;
import dev.clew.actuate.RequestParameters;
import dev.clew.actuate.ServletRequestParameters;
import dev.clew.store.TraceStore;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for the endpoints that show traces.
 */
@AutoConfiguration(after = ClewStoreAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean({ TraceStore.class, ClewProperties.class })
public final class ClewEndpointAutoConfiguration {

	@Bean
	ContentVisibility clewContentVisibility(ClewProperties properties) {
		return new ContentVisibility(properties.endpoints().showContent(), properties.endpoints().roles());
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

	/**
	 * The endpoints over HTTP.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class Web {

		@Bean
		@ConditionalOnMissingBean
		RequestParameters clewRequestParameters() {
			return new ServletRequestParameters();
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(LlmTracesEndpoint.class)
		@ConditionalOnAvailableEndpoint
		LlmTracesEndpointWebExtension llmTracesEndpointWebExtension(LlmTracesEndpoint endpoint,
				RequestParameters parameters) {
			return new LlmTracesEndpointWebExtension(endpoint, parameters);
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(LlmObservationsEndpoint.class)
		@ConditionalOnAvailableEndpoint
		LlmObservationsEndpointWebExtension llmObservationsEndpointWebExtension(LlmObservationsEndpoint endpoint,
				RequestParameters parameters) {
			return new LlmObservationsEndpointWebExtension(endpoint, parameters);
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(LlmSessionsEndpoint.class)
		@ConditionalOnAvailableEndpoint
		LlmSessionsEndpointWebExtension llmSessionsEndpointWebExtension(LlmSessionsEndpoint endpoint,
				RequestParameters parameters) {
			return new LlmSessionsEndpointWebExtension(endpoint, parameters);
		}

	}

}

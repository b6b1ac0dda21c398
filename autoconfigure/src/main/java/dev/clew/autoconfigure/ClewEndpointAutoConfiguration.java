package dev.clew.autoconfigure;

import dev.clew.actuate.ContentVisibility;
import dev.clew.actuate.LlmObservationsEndpoint;
import dev.clew.actuate.LlmObservationsEndpointWebExtension;
import dev.clew.actuate.LlmSessionsEndpoint;
import dev.clew.actuate.LlmSessionsEndpointWebExtension;
import dev.clew.actuate.LlmTracesEndpoint;
import dev.clew.actuate.LlmTracesEndpointWebExtension;
import dev.clew.actuate.LlmUsageEndpoint;
import dev.clew.actuate.LlmUsageEndpointWebExtension;
import dev.clew.actuate.ReactiveWebExtensions;
import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.actuate.parameter.ServletRequestParameters;
import dev.clew.score.TraceScores;
import dev.clew.store.TraceStore;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;

/**
 * Auto-configuration for the endpoints that show traces.
 */
@AutoConfiguration(after = ClewStoreAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean({ TraceStore.class, ClewProperties.class })
public final class ClewEndpointAutoConfiguration {

	@Bean
	ContentVisibility clewContentVisibility(ClewProperties properties) {
		Show show = Show.valueOf(properties.endpoints().showContent().name());
		return new ContentVisibility(show, properties.endpoints().roles());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	LlmTracesEndpoint llmTracesEndpoint(TraceStore store, TraceScores scores, ContentVisibility visibility,
			ApplicationEventPublisher events) {
		return new LlmTracesEndpoint(store, scores, visibility, events);
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
	LlmSessionsEndpoint llmSessionsEndpoint(TraceStore store, ContentVisibility visibility,
			ApplicationEventPublisher events) {
		return new LlmSessionsEndpoint(store, visibility, events);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	LlmUsageEndpoint llmUsageEndpoint(TraceStore store, ClewProperties properties) {
		return new LlmUsageEndpoint(store, properties.sampling().probability());
	}

	/**
	 * The endpoints over HTTP in servlet applications.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class ServletConfiguration {

		@Bean
		@ConditionalOnMissingBean
		RequestParameters clewRequestParameters() {
			return new ServletRequestParameters();
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		LlmTracesEndpointWebExtension llmTracesEndpointWebExtension(LlmTracesEndpoint endpoint,
				RequestParameters parameters) {
			return new LlmTracesEndpointWebExtension(endpoint, parameters);
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		LlmObservationsEndpointWebExtension llmObservationsEndpointWebExtension(LlmObservationsEndpoint endpoint,
				RequestParameters parameters) {
			return new LlmObservationsEndpointWebExtension(endpoint, parameters);
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		LlmSessionsEndpointWebExtension llmSessionsEndpointWebExtension(LlmSessionsEndpoint endpoint,
				RequestParameters parameters) {
			return new LlmSessionsEndpointWebExtension(endpoint, parameters);
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		LlmUsageEndpointWebExtension llmUsageEndpointWebExtension(LlmUsageEndpoint endpoint,
				RequestParameters parameters) {
			return new LlmUsageEndpointWebExtension(endpoint, parameters);
		}

	}

	/**
	 * The endpoints over HTTP in reactive applications.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class ReactiveConfiguration {

		// The endpoints read the parameters of their request from it.
		@Bean
		@ConditionalOnMissingBean
		ServerWebExchangeContextFilter serverWebExchangeContextFilter() {
			return new ServerWebExchangeContextFilter();
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		ReactiveWebExtensions.Traces llmTracesEndpointWebExtension(LlmTracesEndpoint endpoint) {
			return new ReactiveWebExtensions.Traces(endpoint);
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		ReactiveWebExtensions.Observations llmObservationsEndpointWebExtension(LlmObservationsEndpoint endpoint) {
			return new ReactiveWebExtensions.Observations(endpoint);
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		ReactiveWebExtensions.Sessions llmSessionsEndpointWebExtension(LlmSessionsEndpoint endpoint) {
			return new ReactiveWebExtensions.Sessions(endpoint);
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		ReactiveWebExtensions.Usage llmUsageEndpointWebExtension(LlmUsageEndpoint endpoint) {
			return new ReactiveWebExtensions.Usage(endpoint);
		}

	}

}

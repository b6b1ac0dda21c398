package dev.clew.actuate;

import java.util.Set;

import dev.clew.store.TraceStore;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;

/**
 * Registers the endpoints as an auto-configuration would.
 */
@Configuration(proxyBeanMethods = false)
class EndpointsConfiguration {

	@Bean
	ContentVisibility contentVisibility(Environment environment) {
		Show show = environment.getProperty("clew.endpoints.show-content", Show.class, Show.NEVER);
		String[] roles = environment.getProperty("clew.endpoints.roles", String[].class, new String[0]);
		return new ContentVisibility(show, Set.of(roles));
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	LlmTracesEndpoint llmTracesEndpoint(TraceStore store, ContentVisibility visibility) {
		return new LlmTracesEndpoint(store, visibility);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	LlmObservationsEndpoint llmObservationsEndpoint(TraceStore store, ContentVisibility visibility) {
		return new LlmObservationsEndpoint(store, visibility);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	LlmSessionsEndpoint llmSessionsEndpoint(TraceStore store, ContentVisibility visibility) {
		return new LlmSessionsEndpoint(store, visibility);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class Servlet {

		@Bean
		RequestParameters requestParameters() {
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

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class Reactive {

		@Bean
		ServerWebExchangeContextFilter serverWebExchangeContextFilter() {
			return new ServerWebExchangeContextFilter();
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		LlmTracesEndpointReactiveWebExtension llmTracesEndpointReactiveWebExtension(LlmTracesEndpoint endpoint) {
			return new LlmTracesEndpointReactiveWebExtension(endpoint);
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		LlmObservationsEndpointReactiveWebExtension llmObservationsEndpointReactiveWebExtension(
				LlmObservationsEndpoint endpoint) {
			return new LlmObservationsEndpointReactiveWebExtension(endpoint);
		}

		@Bean
		@ConditionalOnAvailableEndpoint
		LlmSessionsEndpointReactiveWebExtension llmSessionsEndpointReactiveWebExtension(LlmSessionsEndpoint endpoint) {
			return new LlmSessionsEndpointReactiveWebExtension(endpoint);
		}

	}

}

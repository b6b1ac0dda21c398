package dev.clew.autoconfigure;

import dev.clew.actuate.LlmObservationsEndpoint;
import dev.clew.actuate.LlmObservationsEndpointReactiveWebExtension;
import dev.clew.actuate.LlmSessionsEndpoint;
import dev.clew.actuate.LlmSessionsEndpointReactiveWebExtension;
import dev.clew.actuate.LlmTracesEndpoint;
import dev.clew.actuate.LlmTracesEndpointReactiveWebExtension;
import dev.clew.actuate.LlmUsageEndpoint;
import dev.clew.actuate.LlmUsageEndpointReactiveWebExtension;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;

/**
 * The endpoints over HTTP in reactive applications.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class ReactiveEndpoints {

	// By it the endpoints find the parameters of their request.
	@Bean
	@ConditionalOnMissingBean
	ServerWebExchangeContextFilter serverWebExchangeContextFilter() {
		return new ServerWebExchangeContextFilter();
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	LlmTracesEndpointReactiveWebExtension llmTracesEndpointWebExtension(LlmTracesEndpoint endpoint) {
		return new LlmTracesEndpointReactiveWebExtension(endpoint);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	LlmObservationsEndpointReactiveWebExtension llmObservationsEndpointWebExtension(LlmObservationsEndpoint endpoint) {
		return new LlmObservationsEndpointReactiveWebExtension(endpoint);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	LlmSessionsEndpointReactiveWebExtension llmSessionsEndpointWebExtension(LlmSessionsEndpoint endpoint) {
		return new LlmSessionsEndpointReactiveWebExtension(endpoint);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	LlmUsageEndpointReactiveWebExtension llmUsageEndpointWebExtension(LlmUsageEndpoint endpoint) {
		return new LlmUsageEndpointReactiveWebExtension(endpoint);
	}

}

package dev.clew.autoconfigure;

import dev.clew.actuate.LlmObservationsEndpoint;
import dev.clew.actuate.LlmObservationsEndpointWebExtension;
import dev.clew.actuate.LlmSessionsEndpoint;
import dev.clew.actuate.LlmSessionsEndpointWebExtension;
import dev.clew.actuate.LlmTracesEndpoint;
import dev.clew.actuate.LlmTracesEndpointWebExtension;
import dev.clew.actuate.LlmUsageEndpoint;
import dev.clew.actuate.LlmUsageEndpointWebExtension;
import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.actuate.parameter.ServletRequestParameters;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The endpoints over HTTP in servlet applications.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ServletEndpoints {

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
	LlmUsageEndpointWebExtension llmUsageEndpointWebExtension(LlmUsageEndpoint endpoint, RequestParameters parameters) {
		return new LlmUsageEndpointWebExtension(endpoint, parameters);
	}

}

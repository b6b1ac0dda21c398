package dev.clew.actuate;

import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.trace.InternalApi;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link LlmObservationsEndpointWebExtension} for reactive applications. Needs Spring's
 * {@link org.springframework.web.filter.reactive.ServerWebExchangeContextFilter} as a
 * bean.
 */
@InternalApi
@EndpointWebExtension(endpoint = LlmObservationsEndpoint.class)
public class LlmObservationsEndpointReactiveWebExtension {

	private final LlmObservationsEndpoint endpoint;

	/**
	 * Creates the extension.
	 * @param endpoint what it extends
	 */
	public LlmObservationsEndpointReactiveWebExtension(LlmObservationsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Finds observations.
	 * @param user who asks
	 * @return a page of observations, or why there is none
	 */
	@ReadOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> observations(SecurityContext user) {
		return ReactiveResponses.of((parameters) -> on(parameters).observations(user));
	}

	private LlmObservationsEndpointWebExtension on(RequestParameters parameters) {
		return new LlmObservationsEndpointWebExtension(this.endpoint, parameters);
	}

}

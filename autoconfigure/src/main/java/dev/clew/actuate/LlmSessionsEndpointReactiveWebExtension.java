package dev.clew.actuate;

import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.trace.InternalApi;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link LlmSessionsEndpointWebExtension} for reactive applications. Needs Spring's
 * {@link org.springframework.web.filter.reactive.ServerWebExchangeContextFilter} as a
 * bean.
 */
@InternalApi
@EndpointWebExtension(endpoint = LlmSessionsEndpoint.class)
public class LlmSessionsEndpointReactiveWebExtension {

	private final LlmSessionsEndpoint endpoint;

	/**
	 * Creates the extension.
	 * @param endpoint what it extends
	 */
	public LlmSessionsEndpointReactiveWebExtension(LlmSessionsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Finds sessions, or shows the one with the parameter {@code id}.
	 * @param user who asks
	 * @return a page of sessions or one session, or why there is none
	 */
	@ReadOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> sessions(SecurityContext user) {
		return ReactiveResponses.of((parameters) -> on(parameters).sessions(user));
	}

	/**
	 * Erases the traces of the session with the parameter {@code id}.
	 * @return how many traces were erased, or why none
	 */
	@DeleteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> delete() {
		return ReactiveResponses.of((parameters) -> on(parameters).delete());
	}

	private LlmSessionsEndpointWebExtension on(RequestParameters parameters) {
		return new LlmSessionsEndpointWebExtension(this.endpoint, parameters);
	}

}

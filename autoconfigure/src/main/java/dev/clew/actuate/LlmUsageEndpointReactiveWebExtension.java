package dev.clew.actuate;

import dev.clew.actuate.parameter.UsageFormat;
import dev.clew.trace.InternalApi;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link LlmUsageEndpointWebExtension} for reactive applications. Needs Spring's
 * {@link org.springframework.web.filter.reactive.ServerWebExchangeContextFilter} as a
 * bean.
 */
@InternalApi
@EndpointWebExtension(endpoint = LlmUsageEndpoint.class)
public class LlmUsageEndpointReactiveWebExtension {

	private final LlmUsageEndpoint endpoint;

	/**
	 * Creates the extension.
	 * @param endpoint what it extends
	 */
	public LlmUsageEndpointReactiveWebExtension(LlmUsageEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Adds up.
	 * @param format what the request accepts
	 * @return groups, or in JSON why there are none
	 */
	@ReadOperation(producesFrom = UsageFormat.class)
	public Mono<WebEndpointResponse<Object>> usage(UsageFormat format) {
		return ReactiveResponses
			.of((parameters) -> new LlmUsageEndpointWebExtension(this.endpoint, parameters).usage(format));
	}

}

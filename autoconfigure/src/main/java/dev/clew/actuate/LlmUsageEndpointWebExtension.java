package dev.clew.actuate;

import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.actuate.parameter.UsageFormat;
import dev.clew.trace.InternalApi;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link LlmUsageEndpoint} over HTTP: all parameters, status codes with reasons, JSON or
 * CSV.
 */
@InternalApi
@EndpointWebExtension(endpoint = LlmUsageEndpoint.class)
public class LlmUsageEndpointWebExtension {

	private final LlmUsageEndpoint endpoint;

	private final RequestParameters parameters;

	/**
	 * Creates the extension.
	 * @param endpoint what it extends
	 * @param parameters parameters of the current request
	 */
	public LlmUsageEndpointWebExtension(LlmUsageEndpoint endpoint, RequestParameters parameters) {
		this.endpoint = endpoint;
		this.parameters = parameters;
	}

	/**
	 * Adds up.
	 * @param format what the request accepts
	 * @return groups, or in JSON why there are none
	 */
	@ReadOperation(producesFrom = UsageFormat.class)
	public WebEndpointResponse<Object> usage(UsageFormat format) {
		return WebResponses.of(this.parameters, format, () -> this.endpoint.find(this.parameters.get(), format));
	}

}

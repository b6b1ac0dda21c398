package dev.clew.actuate;

import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.trace.InternalApi;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link LlmObservationsEndpoint} over HTTP: all parameters, status codes with reasons,
 * content for those who may see it.
 */
@InternalApi
@EndpointWebExtension(endpoint = LlmObservationsEndpoint.class)
public class LlmObservationsEndpointWebExtension {

	private final LlmObservationsEndpoint endpoint;

	private final RequestParameters parameters;

	/**
	 * Creates the extension.
	 * @param endpoint what it extends
	 * @param parameters parameters of the current request
	 */
	public LlmObservationsEndpointWebExtension(LlmObservationsEndpoint endpoint, RequestParameters parameters) {
		this.endpoint = endpoint;
		this.parameters = parameters;
	}

	/**
	 * Finds observations.
	 * @param user who asks
	 * @return a page of observations, or why there is none
	 */
	@ReadOperation
	public WebEndpointResponse<OperationResponseBody> observations(SecurityContext user) {
		return WebResponses.of(this.parameters,
				() -> this.endpoint.find(this.parameters.get(), this.endpoint.visibility().viewFor(user)));
	}

}

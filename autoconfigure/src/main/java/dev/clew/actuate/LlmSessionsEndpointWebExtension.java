package dev.clew.actuate;

import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.trace.InternalApi;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link LlmSessionsEndpoint} over HTTP: all parameters, status codes with reasons,
 * content for those who may see it.
 */
@InternalApi
@EndpointWebExtension(endpoint = LlmSessionsEndpoint.class)
public class LlmSessionsEndpointWebExtension {

	private final LlmSessionsEndpoint endpoint;

	private final RequestParameters parameters;

	/**
	 * Creates the extension.
	 * @param endpoint what it extends
	 * @param parameters parameters of the current request
	 */
	public LlmSessionsEndpointWebExtension(LlmSessionsEndpoint endpoint, RequestParameters parameters) {
		this.endpoint = endpoint;
		this.parameters = parameters;
	}

	/**
	 * Finds sessions, or shows the one with the parameter {@code id}.
	 * @param user who asks
	 * @return a page of sessions or one session, or why there is none
	 */
	@ReadOperation
	public WebEndpointResponse<OperationResponseBody> sessions(SecurityContext user) {
		return WebResponses.of(this.parameters,
				() -> this.endpoint.find(this.parameters.get(), this.endpoint.visibility().viewFor(user)));
	}

	/**
	 * Erases the traces of the session with the parameter {@code id}, of the
	 * {@code user}, or from {@code before} a time.
	 * @param user who asks
	 * @return how many traces were erased, or why none
	 */
	@DeleteOperation
	public WebEndpointResponse<OperationResponseBody> delete(SecurityContext user) {
		return WebResponses.of(this.parameters,
				() -> this.endpoint.delete(this.parameters.get(), Erasures.principal(user)));
	}

}

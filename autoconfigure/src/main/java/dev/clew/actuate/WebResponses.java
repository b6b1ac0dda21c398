package dev.clew.actuate;

import java.util.function.Supplier;

import dev.clew.actuate.parameter.RefusedException;
import dev.clew.actuate.parameter.RequestParameters;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Answers over HTTP: the body, or why there is none.
 */
final class WebResponses {

	private WebResponses() {
	}

	static WebEndpointResponse<OperationResponseBody> of(RequestParameters request,
			Supplier<? extends OperationResponseBody> body) {
		request.doNotStore();
		try {
			return new WebEndpointResponse<>(body.get());
		}
		catch (RefusedException ex) {
			return ex.response();
		}
	}

}

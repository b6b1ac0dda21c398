package dev.clew.actuate;

import java.util.function.Supplier;

import dev.clew.actuate.parameter.RefusedException;
import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.actuate.parameter.ResponseFormat;
import dev.clew.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Answers over HTTP: the body, or why there is none.
 */
final class WebResponses {

	private static final Logger logger = LoggerFactory.getLogger(WebResponses.class);

	private WebResponses() {
	}

	/**
	 * An answer in one of several formats.
	 * @param request what it answers
	 * @param format what the body is
	 * @param body the body
	 * @return the answer
	 */
	static WebEndpointResponse<Object> of(RequestParameters request, ResponseFormat<?> format, Supplier<Object> body) {
		request.doNotStore();
		try {
			return new WebEndpointResponse<>(ask(body), format.getProducedMimeType());
		}
		catch (RefusedException ex) {
			WebEndpointResponse<?> response = ex.response();
			return new WebEndpointResponse<>(response.getBody(), response.getStatus(), format.ofErrors());
		}
	}

	static WebEndpointResponse<OperationResponseBody> of(RequestParameters request,
			Supplier<? extends OperationResponseBody> body) {
		request.doNotStore();
		try {
			return new WebEndpointResponse<>(ask(body));
		}
		catch (RefusedException ex) {
			return ex.response();
		}
	}

	private static <T> T ask(Supplier<T> body) {
		try {
			return body.get();
		}
		catch (StoreUnavailableException ex) {
			logger.debug("The store cannot be asked.", ex);
			throw RefusedException.unavailable(ex);
		}
	}

}

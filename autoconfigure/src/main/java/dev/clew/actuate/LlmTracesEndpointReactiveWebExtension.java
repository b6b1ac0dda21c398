package dev.clew.actuate;

import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link LlmTracesEndpointWebExtension} for reactive applications. Needs Spring's
 * {@link org.springframework.web.filter.reactive.ServerWebExchangeContextFilter} as a
 * bean.
 */
@InternalApi
@EndpointWebExtension(endpoint = LlmTracesEndpoint.class)
public class LlmTracesEndpointReactiveWebExtension {

	private final LlmTracesEndpoint endpoint;

	/**
	 * Creates the extension.
	 * @param endpoint what it extends
	 */
	public LlmTracesEndpointReactiveWebExtension(LlmTracesEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Finds traces.
	 * @param user who asks
	 * @return a page of traces, or why there is none
	 */
	@ReadOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> traces(SecurityContext user) {
		return ReactiveResponses.of((parameters) -> on(parameters).traces(user));
	}

	/**
	 * Shows one trace.
	 * @param user who asks
	 * @param traceId id of the trace
	 * @return the trace, or why there is none
	 */
	@ReadOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> trace(SecurityContext user, @Selector String traceId) {
		return ReactiveResponses.of((parameters) -> on(parameters).trace(user, traceId));
	}

	/**
	 * Shows one observation.
	 * @param user who asks
	 * @param traceId id of the trace
	 * @param observationId id of the observation
	 * @return the observation, or why there is none
	 */
	@ReadOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> observation(SecurityContext user, @Selector String traceId,
			@Selector String observationId) {
		return ReactiveResponses.of((parameters) -> on(parameters).observation(user, traceId, observationId));
	}

	/**
	 * Marks a trace to be kept longest, or takes the mark away; or scores it.
	 * @param user who asks, and so is the author of the score
	 * @param traceId id of the trace
	 * @param bookmarked {@code true} or {@code false}
	 * @param scoreName what is judged
	 * @param scoreValue {@code true}, {@code false}, a decimal number or text
	 * @param scoreComment why
	 * @param scoreObservationId id of the observation that is judged, if it is not the
	 * whole trace
	 * @return what it is now, or why nothing was done
	 */
	@WriteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> change(SecurityContext user, @Selector String traceId,
			@Nullable String bookmarked, @Nullable String scoreName, @Nullable String scoreValue,
			@Nullable String scoreComment, @Nullable String scoreObservationId) {
		return ReactiveResponses.of((parameters) -> on(parameters).change(user, traceId, bookmarked, scoreName,
				scoreValue, scoreComment, scoreObservationId));
	}

	/**
	 * Erases a trace.
	 * @param traceId id of the trace
	 * @return how many were erased, or why nothing was done
	 */
	@DeleteOperation
	public Mono<WebEndpointResponse<OperationResponseBody>> delete(@Selector String traceId) {
		return ReactiveResponses.of((parameters) -> on(parameters).delete(traceId));
	}

	private LlmTracesEndpointWebExtension on(RequestParameters parameters) {
		return new LlmTracesEndpointWebExtension(this.endpoint, parameters);
	}

}

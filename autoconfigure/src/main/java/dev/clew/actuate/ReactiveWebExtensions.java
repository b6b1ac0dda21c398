package dev.clew.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.actuate.parameter.TraceFormat;
import dev.clew.actuate.parameter.TracesFormat;
import dev.clew.actuate.parameter.UsageFormat;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * The endpoints over HTTP in reactive applications: operation by operation what the
 * extension for servlet applications answers. The query parameters come from the Reactor
 * context, where {@link ServerWebExchangeContextFilter}, which has to be a bean, puts the
 * exchange; the store, which may block, is asked on a thread that may be blocked.
 */
@InternalApi
public final class ReactiveWebExtensions {

	private ReactiveWebExtensions() {
	}

	private static <T> Mono<WebEndpointResponse<T>> respond(
			Function<RequestParameters, WebEndpointResponse<T>> answer) {
		return Mono.deferContextual((context) -> {
			ServerWebExchange exchange = ServerWebExchangeContextFilter.getExchange(context)
				.orElseThrow(() -> new IllegalStateException("There is no ServerWebExchangeContextFilter"));
			exchange.getResponse().getHeaders().setCacheControl("no-store");
			RequestParameters request = new ReactiveRequest(parameters(exchange),
					exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of()));
			return Mono.fromCallable(() -> answer.apply(request)).subscribeOn(Schedulers.boundedElastic());
		});
	}

	private static Map<String, List<String>> parameters(ServerWebExchange exchange) {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		exchange.getRequest()
			.getQueryParams()
			.forEach((name, values) -> parameters.put(name,
					values.stream().map((value) -> (value != null) ? value : "").toList()));
		return parameters;
	}

	/**
	 * What was read before another thread goes on.
	 */
	private record ReactiveRequest(Map<String, List<String>> parameters,
			Map<String, String> path) implements RequestParameters {

		@Override
		public Map<String, List<String>> get() {
			return this.parameters;
		}

		@Override
		public @Nullable String path(String name) {
			return this.path.get(name);
		}

	}

	/**
	 * {@link LlmTracesEndpointWebExtension} for reactive applications.
	 */
	@EndpointWebExtension(endpoint = LlmTracesEndpoint.class)
	public static class Traces {

		private final LlmTracesEndpoint endpoint;

		/**
		 * Creates the extension.
		 * @param endpoint what it extends
		 */
		public Traces(LlmTracesEndpoint endpoint) {
			this.endpoint = endpoint;
		}

		@ReadOperation(producesFrom = TracesFormat.class)
		public Mono<WebEndpointResponse<Object>> traces(SecurityContext user, TracesFormat format) {
			return respond((parameters) -> on(parameters).traces(user, format));
		}

		@ReadOperation(producesFrom = TraceFormat.class)
		public Mono<WebEndpointResponse<Object>> trace(SecurityContext user, @Selector String traceId,
				TraceFormat format) {
			return respond((parameters) -> on(parameters).trace(user, traceId, format));
		}

		@ReadOperation
		public Mono<WebEndpointResponse<OperationResponseBody>> observation(SecurityContext user,
				@Selector String traceId, @Selector String observationId) {
			return respond((parameters) -> on(parameters).observation(user, traceId, observationId));
		}

		@WriteOperation
		public Mono<WebEndpointResponse<OperationResponseBody>> change(SecurityContext user, @Selector String traceId,
				@Nullable String bookmarked, @Nullable String scoreName, @Nullable String scoreValue,
				@Nullable String scoreComment, @Nullable String scoreObservationId) {
			return respond((parameters) -> on(parameters).change(user, traceId, bookmarked, scoreName, scoreValue,
					scoreComment, scoreObservationId));
		}

		@DeleteOperation
		public Mono<WebEndpointResponse<OperationResponseBody>> delete(SecurityContext user, @Selector String traceId) {
			return respond((parameters) -> on(parameters).delete(user, traceId));
		}

		private LlmTracesEndpointWebExtension on(RequestParameters parameters) {
			return new LlmTracesEndpointWebExtension(this.endpoint, parameters);
		}

	}

	/**
	 * {@link LlmObservationsEndpointWebExtension} for reactive applications.
	 */
	@EndpointWebExtension(endpoint = LlmObservationsEndpoint.class)
	public static class Observations {

		private final LlmObservationsEndpoint endpoint;

		/**
		 * Creates the extension.
		 * @param endpoint what it extends
		 */
		public Observations(LlmObservationsEndpoint endpoint) {
			this.endpoint = endpoint;
		}

		@ReadOperation
		public Mono<WebEndpointResponse<OperationResponseBody>> observations(SecurityContext user) {
			return respond((parameters) -> new LlmObservationsEndpointWebExtension(this.endpoint, parameters)
				.observations(user));
		}

	}

	/**
	 * {@link LlmSessionsEndpointWebExtension} for reactive applications.
	 */
	@EndpointWebExtension(endpoint = LlmSessionsEndpoint.class)
	public static class Sessions {

		private final LlmSessionsEndpoint endpoint;

		/**
		 * Creates the extension.
		 * @param endpoint what it extends
		 */
		public Sessions(LlmSessionsEndpoint endpoint) {
			this.endpoint = endpoint;
		}

		@ReadOperation
		public Mono<WebEndpointResponse<OperationResponseBody>> sessions(SecurityContext user) {
			return respond((parameters) -> on(parameters).sessions(user));
		}

		@DeleteOperation
		public Mono<WebEndpointResponse<OperationResponseBody>> delete(SecurityContext user) {
			return respond((parameters) -> on(parameters).delete(user));
		}

		private LlmSessionsEndpointWebExtension on(RequestParameters parameters) {
			return new LlmSessionsEndpointWebExtension(this.endpoint, parameters);
		}

	}

	/**
	 * {@link LlmUsageEndpointWebExtension} for reactive applications.
	 */
	@EndpointWebExtension(endpoint = LlmUsageEndpoint.class)
	public static class Usage {

		private final LlmUsageEndpoint endpoint;

		/**
		 * Creates the extension.
		 * @param endpoint what it extends
		 */
		public Usage(LlmUsageEndpoint endpoint) {
			this.endpoint = endpoint;
		}

		@ReadOperation(producesFrom = UsageFormat.class)
		public Mono<WebEndpointResponse<Object>> usage(UsageFormat format) {
			return respond((parameters) -> new LlmUsageEndpointWebExtension(this.endpoint, parameters).usage(format));
		}

	}

}

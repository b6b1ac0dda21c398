package dev.clew.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.clew.actuate.parameter.RequestParameters;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers over HTTP in reactive applications. The query parameters come from the Reactor
 * context, where {@link ServerWebExchangeContextFilter} puts the exchange; the store,
 * which may block, is asked on a thread that may be blocked.
 */
final class ReactiveResponses {

	private ReactiveResponses() {
	}

	static <T> Mono<WebEndpointResponse<T>> of(Function<RequestParameters, WebEndpointResponse<T>> answer) {
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

}

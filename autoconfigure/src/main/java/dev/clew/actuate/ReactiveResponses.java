package dev.clew.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;
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
			Map<String, List<String>> parameters = parameters(context);
			return Mono.fromCallable(() -> answer.apply(() -> parameters)).subscribeOn(Schedulers.boundedElastic());
		});
	}

	private static Map<String, List<String>> parameters(ContextView context) {
		ServerWebExchange exchange = ServerWebExchangeContextFilter.getExchange(context)
			.orElseThrow(() -> new IllegalStateException("There is no ServerWebExchangeContextFilter"));
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		exchange.getRequest()
			.getQueryParams()
			.forEach((name, values) -> parameters.put(name,
					values.stream().map((value) -> (value != null) ? value : "").toList()));
		return parameters;
	}

}

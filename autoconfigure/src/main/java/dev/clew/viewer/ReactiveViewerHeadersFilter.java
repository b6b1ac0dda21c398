package dev.clew.viewer;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.clew.trace.InternalApi;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Sets the headers of the viewer in reactive applications.
 */
@InternalApi
public final class ReactiveViewerHeadersFilter implements WebFilter {

	private final Supplier<ViewerHeaders> headers;

	/**
	 * A filter.
	 * @param viewer the viewer
	 * @param path path of its page within the application; asked with the first request
	 */
	public ReactiveViewerHeadersFilter(Viewer viewer, Supplier<String> path) {
		this.headers = SingletonSupplier.of(() -> new ViewerHeaders(viewer, path.get()));
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		Map<String, String> headers = this.headers.get().of(decoded(path));
		if (headers == null) {
			return chain.filter(exchange);
		}
		set(exchange, headers);
		return asked(exchange).doOnNext((found) -> set(exchange, found)).then(chain.filter(exchange));
	}

	// The path as path patterns match it: decoded and without its parameters.
	private static String decoded(PathContainer path) {
		return path.elements()
			.stream()
			.map((element) -> (element instanceof PathSegment segment) ? segment.valueToMatch() : element.value())
			.collect(Collectors.joining());
	}

	private static Flux<Map<String, String>> asked(ServerWebExchange exchange) {
		if (exchange.getRequest().getHeaders().getFirst(CsrfHeaders.ASK) == null) {
			return Flux.empty();
		}
		String attribute = CsrfHeaders.attribute(true);
		return (attribute != null) ? Flux.concat(csrf(exchange, attribute), author(exchange))
				: Flux.just(AuthorHeaders.of(null));
	}

	private static Mono<Map<String, String>> csrf(ServerWebExchange exchange, String attribute) {
		Object token = exchange.getAttribute(attribute);
		return (token instanceof Mono<?> known) ? known.map(CsrfHeaders::of) : Mono.empty();
	}

	// The principal of Spring Security, as for the endpoints.
	private static Mono<Map<String, String>> author(ServerWebExchange exchange) {
		return exchange.getPrincipal().map(AuthorHeaders::of).defaultIfEmpty(AuthorHeaders.of(null));
	}

	private static void set(ServerWebExchange exchange, Map<String, String> headers) {
		headers.forEach((name, value) -> exchange.getResponse().getHeaders().set(name, value));
	}

}

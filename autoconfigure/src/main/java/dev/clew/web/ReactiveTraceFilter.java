package dev.clew.web;

import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.CurrentNodeAccessor;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.InternalApi;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Names the session of a request of a reactive application and answers with its trace id.
 * Where Spring's observation of the request is switched off, makes a root of its own. The
 * trace goes along in Reactor's context; a thread has it only as long as Reactor restores
 * it there.
 */
@InternalApi
public final class ReactiveTraceFilter implements WebFilter, Ordered {

	static final String NODE = ReactiveTraceFilter.class.getName() + ".node";

	private final TracingRuntime runtime;

	private final RequestSessions sessions;

	private final @Nullable String responseHeader;

	/**
	 * A filter.
	 * @param runtime of the application
	 * @param sessions finds the session of a request
	 * @param responseHeader name of the header for the trace id; {@code null} for none
	 */
	public ReactiveTraceFilter(TracingRuntime runtime, SessionIdResolver sessions, @Nullable String responseHeader) {
		this.runtime = runtime;
		this.sessions = new RequestSessions(runtime.sessions(), sessions);
		this.responseHeader = responseHeader;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 2;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		TraceNode node = ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.map(TraceNode::of)
			.orElse(null);
		return (node != null) ? filter(node, exchange, chain) : filterWithOwnRoot(exchange, chain);
	}

	private Mono<Void> filterWithOwnRoot(ServerWebExchange exchange, WebFilterChain chain) {
		Step<StepContext> root = Step.start(this.runtime,
				StepContext.surrounding(() -> ReactiveRequestName.of(exchange)), null);
		TraceNode node = TraceNode.of(root.context());
		if (node == null) {
			root.stop();
			return chain.filter(exchange);
		}
		return filter(node, exchange, chain).doOnError(root::fail)
			.doFinally((signal) -> root.stop())
			.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, root.observation()));
	}

	private Mono<Void> filter(TraceNode node, ServerWebExchange exchange, WebFilterChain chain) {
		prepare(node, exchange);
		return chain.filter(exchange).contextWrite((context) -> context.put(CurrentNodeAccessor.KEY, node));
	}

	private void prepare(TraceNode node, ServerWebExchange exchange) {
		try {
			exchange.getAttributes().put(NODE, node);
			HttpHeaders headers = exchange.getResponse().getHeaders();
			if (this.responseHeader != null && headers.getFirst(this.responseHeader) == null) {
				headers.set(this.responseHeader, node.traceId());
			}
			this.sessions.name(node.state(), new ReactiveTracedRequest(exchange, null, null));
		}
		catch (Throwable ex) {
			this.runtime.faults().report("session", ex);
		}
	}

}

package dev.clew.web;

import java.security.Principal;
import java.util.Optional;

import dev.clew.content.Texts;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebSession;

/**
 * Names the user of a request of a reactive application, and its HTTP session where that
 * is a source of sessions. Comes after Spring Security, which knows the user. The request
 * does not wait for either of them, nor fail with them.
 */
@InternalApi
public final class ReactiveUserFilter implements WebFilter, Ordered {

	private static final int MAX_LENGTH = 200;

	private final TracingRuntime runtime;

	private final @Nullable UserIdResolver users;

	/**
	 * A filter.
	 * @param runtime of the application
	 * @param users finds the user of a request; {@code null} for none
	 */
	public ReactiveUserFilter(TracingRuntime runtime, @Nullable UserIdResolver users) {
		this.runtime = runtime;
		this.users = users;
	}

	@Override
	public int getOrder() {
		return 0;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		TraceNode node = exchange.getAttribute(ReactiveTraceFilter.NODE);
		if (node == null || (this.users == null && !asksForSession())) {
			return chain.filter(exchange);
		}
		return Mono.deferContextual((context) -> {
			Disposable asking = askSafely(node, exchange, context);
			return chain.filter(exchange).doFinally((signal) -> asking.dispose());
		});
	}

	private boolean asksForSession() {
		return this.runtime.sessions().accepts(RequestSessions.HTTP_SESSION);
	}

	// Reactor throws fatal errors at the subscription instead of signalling them.
	private Disposable askSafely(TraceNode node, ServerWebExchange exchange, ContextView context) {
		try {
			return ask(node, exchange, context);
		}
		catch (Throwable ex) {
			report(ex);
			return Disposables.disposed();
		}
	}

	private Disposable ask(TraceNode node, ServerWebExchange exchange, ContextView context) {
		return Mono.zip(principal(exchange), session(exchange))
			.doOnNext((known) -> prepare(node,
					new ReactiveTracedRequest(exchange, known.getT1().orElse(null), known.getT2().orElse(null))))
			.contextWrite(context)
			.subscribe((known) -> {
			}, this::report);
	}

	private Mono<Optional<Principal>> principal(ServerWebExchange exchange) {
		return (this.users != null) ? optional(Mono.defer(exchange::getPrincipal)) : Mono.just(Optional.empty());
	}

	// Only a session that exists: asking for it must not start one.
	private Mono<Optional<String>> session(ServerWebExchange exchange) {
		return asksForSession()
				? optional(Mono.defer(exchange::getSession).filter(WebSession::isStarted).map(WebSession::getId))
				: Mono.just(Optional.empty());
	}

	private <T> Mono<Optional<T>> optional(Mono<T> value) {
		return value.map(Optional::of).defaultIfEmpty(Optional.empty()).onErrorResume((ex) -> {
			report(ex);
			return Mono.just(Optional.empty());
		});
	}

	private void prepare(TraceNode node, TracedRequest request) {
		try {
			String user = (this.users != null) ? this.users.resolveUserId(request) : null;
			if (user != null) {
				node.state().user(Texts.cut(user, MAX_LENGTH));
			}
			String session = request.httpSessionId();
			if (session != null) {
				this.runtime.sessions().offer(node.state(), RequestSessions.HTTP_SESSION, session);
			}
		}
		catch (Throwable ex) {
			report(ex);
		}
	}

	private void report(Throwable ex) {
		this.runtime.faults().report("user", ex);
	}

}

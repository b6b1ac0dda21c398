package dev.clew.web;

import java.io.IOException;

import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.InternalApi;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Names the session of a request and answers with its trace id. Comes right after
 * Spring's observation of the request; where that is switched off, makes a root of its
 * own.
 */
@InternalApi
public final class TraceFilter extends OncePerRequestFilter implements Ordered {

	static final String NODE = TraceFilter.class.getName() + ".node";

	static final String SESSION_KEY = "clew.sessionId";

	private final TracingRuntime runtime;

	private final RequestSessions sessions;

	private final @Nullable String responseHeader;

	private final boolean handsOn;

	/**
	 * A filter.
	 * @param runtime of the application
	 * @param sessions finds the session of a request
	 * @param responseHeader name of the header for the trace id; {@code null} for none
	 * @param handsOn whether the session is handed on to other services
	 */
	public TraceFilter(TracingRuntime runtime, SessionIdResolver sessions, @Nullable String responseHeader,
			boolean handsOn) {
		this.runtime = runtime;
		this.sessions = new RequestSessions(runtime.sessions(), sessions);
		this.responseHeader = responseHeader;
		this.handsOn = handsOn;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 2;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		TraceNode node = ServerHttpObservationFilter.findObservationContext(request).map(TraceNode::of).orElse(null);
		if (node != null) {
			filter(node, request, response, chain);
		}
		else {
			filterWithOwnRoot(request, response, chain);
		}
	}

	private void filterWithOwnRoot(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Step<StepContext> root = Step.start(this.runtime, StepContext.surrounding(new RequestName(request)), null);
		TraceNode node = TraceNode.of(root.context());
		try (Step.Scope scope = root.open()) {
			if (node != null) {
				filter(node, request, response, chain);
			}
			else {
				chain.doFilter(request, response);
			}
		}
		catch (Throwable ex) {
			root.fail(ex);
			throw ex;
		}
		finally {
			stop(root, request);
		}
	}

	private void stop(Step<StepContext> root, HttpServletRequest request) {
		try {
			if (request.isAsyncStarted()) {
				request.getAsyncContext().addListener(new StopOnCompletion(root));
				return;
			}
		}
		catch (IllegalStateException ex) {
			// It has completed meanwhile.
		}
		root.stop();
	}

	private void filter(TraceNode node, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		prepare(node, request, response);
		try (Step.Scope scope = Reopened.open(this.runtime, this.handsOn)) {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(SESSION_KEY);
		}
	}

	private void prepare(TraceNode node, HttpServletRequest request, HttpServletResponse response) {
		try {
			request.setAttribute(NODE, node);
			if (this.responseHeader != null && !response.containsHeader(this.responseHeader)) {
				response.setHeader(this.responseHeader, node.traceId());
			}
			String id = this.sessions.name(node.state(), new ServletTracedRequest(request));
			if (id != null) {
				MDC.put(SESSION_KEY, id);
			}
		}
		catch (Throwable ex) {
			this.runtime.faults().report("session", ex);
		}
	}

}

package dev.clew.web;

import java.io.IOException;

import dev.clew.content.Texts;
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

/**
 * Names the user of a request, and its HTTP session where that is a source of sessions.
 * Comes after Spring Security, which knows the user.
 */
@InternalApi
public final class UserFilter extends OncePerRequestFilter implements Ordered {

	private static final int MAX_LENGTH = 200;

	private final TracingRuntime runtime;

	private final @Nullable UserIdResolver users;

	private final boolean handsOn;

	/**
	 * A filter.
	 * @param runtime of the application
	 * @param users finds the user of a request; {@code null} for none
	 * @param handsOn whether the user is handed on to other services
	 */
	public UserFilter(TracingRuntime runtime, @Nullable UserIdResolver users, boolean handsOn) {
		this.runtime = runtime;
		this.users = users;
		this.handsOn = handsOn;
	}

	@Override
	public int getOrder() {
		return 0;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		TraceNode node = (request.getAttribute(TraceFilter.NODE) instanceof TraceNode known) ? known : null;
		if (node != null) {
			prepare(node, new ServletTracedRequest(request));
		}
		try (Step.Scope scope = Reopened.open(this.runtime, this.handsOn && node != null)) {
			chain.doFilter(request, response);
		}
	}

	private void prepare(TraceNode node, TracedRequest request) {
		try {
			String user = (this.users != null) ? this.users.resolveUserId(request) : null;
			if (user != null) {
				node.state().user(Texts.cut(user, MAX_LENGTH));
			}
			session(node, request);
		}
		catch (Throwable ex) {
			this.runtime.faults().report("user", ex);
		}
	}

	private void session(TraceNode node, TracedRequest request) {
		boolean asked = this.runtime.sessions().accepts(RequestSessions.HTTP_SESSION);
		String id = asked ? request.httpSessionId() : null;
		if (id != null && this.runtime.sessions().offer(node.state(), RequestSessions.HTTP_SESSION, id)
				&& id.equals(node.state().sessionId())) {
			MDC.put(TraceFilter.SESSION_KEY, id);
		}
	}

}

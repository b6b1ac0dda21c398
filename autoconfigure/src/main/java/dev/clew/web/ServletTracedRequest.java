package dev.clew.web;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * A request of a servlet container.
 *
 * @param nativeRequest the request
 */
record ServletTracedRequest(HttpServletRequest nativeRequest) implements TracedRequest {

	@Override
	public @Nullable String header(String name) {
		String value = this.nativeRequest.getHeader(name);
		return (value != null) ? HeaderValues.decode(value) : null;
	}

	@Override
	public @Nullable Principal principal() {
		return this.nativeRequest.getUserPrincipal();
	}

	@Override
	public @Nullable String httpSessionId() {
		HttpSession session = this.nativeRequest.getSession(false);
		return (session != null) ? session.getId() : null;
	}

}

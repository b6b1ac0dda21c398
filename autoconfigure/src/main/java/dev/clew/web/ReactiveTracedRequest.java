package dev.clew.web;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/**
 * A request of a reactive application.
 *
 * @param nativeRequest the request with its response
 * @param principal who is authenticated, if that is known already
 * @param httpSessionId id of the HTTP session, if that is known already
 */
record ReactiveTracedRequest(ServerWebExchange nativeRequest, @Nullable Principal principal,
		@Nullable String httpSessionId) implements TracedRequest {

	@Override
	public @Nullable String header(String name) {
		String value = this.nativeRequest.getRequest().getHeaders().getFirst(name);
		return (value != null) ? HeaderValues.decode(value) : null;
	}

}

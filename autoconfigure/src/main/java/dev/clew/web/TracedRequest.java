package dev.clew.web;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * A web request, on whichever web stack it came in.
 */
public interface TracedRequest {

	/**
	 * A header.
	 * @param name name of the header, in any case
	 * @return its first value; absent where there is none
	 */
	@Nullable String header(String name);

	/**
	 * Who is authenticated, known only after Spring Security.
	 * @return the principal, if there is one
	 */
	@Nullable Principal principal();

	/**
	 * Id of the HTTP session.
	 * @return the id, absent where no session exists: none is created; in reactive
	 * applications absent before Spring Security, and where the HTTP session is no source
	 * of sessions
	 */
	@Nullable String httpSessionId();

	/**
	 * The request of the web stack.
	 * @return a {@code HttpServletRequest}, or a {@code ServerWebExchange} in reactive
	 * applications
	 */
	Object nativeRequest();

}

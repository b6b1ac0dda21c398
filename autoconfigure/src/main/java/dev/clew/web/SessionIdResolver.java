package dev.clew.web;

import org.jspecify.annotations.Nullable;

/**
 * Finds out which conversation a request is a turn of. A bean of this type replaces the
 * header of {@code clew.session.header-names}. Called on the thread of the request,
 * before Spring Security, and in reactive applications not to be blocked; an exception is
 * counted and the request goes on.
 */
@FunctionalInterface
public interface SessionIdResolver {

	/**
	 * Finds the session.
	 * @param request the request
	 * @return id of the session, at most 200 printable characters; {@code null} for none
	 */
	@Nullable String resolveSessionId(TracedRequest request);

}

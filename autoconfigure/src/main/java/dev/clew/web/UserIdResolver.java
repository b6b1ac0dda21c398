package dev.clew.web;

import org.jspecify.annotations.Nullable;

/**
 * Finds out on whose behalf a request is made. A bean of this type replaces the name of
 * the principal. Called on the thread of the request, after Spring Security, and in
 * reactive applications not to be blocked; an exception is counted and the request goes
 * on.
 */
@FunctionalInterface
public interface UserIdResolver {

	/**
	 * Finds the user.
	 * @param request the request
	 * @return id of the user, {@code null} for none
	 */
	@Nullable String resolveUserId(TracedRequest request);

}

package dev.clew.web;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * Takes the name of the principal.
 */
public final class PrincipalUserIdResolver implements UserIdResolver {

	@Override
	public @Nullable String resolveUserId(TracedRequest request) {
		Principal principal = request.principal();
		return (principal != null) ? principal.getName() : null;
	}

}

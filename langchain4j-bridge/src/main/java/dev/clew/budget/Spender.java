package dev.clew.budget;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * On whose account a model is called. A budget whose scope has no id here does not count
 * the call.
 *
 * @param traceId trace that the call belongs to, if it is known
 * @param sessionId session by an id that no client has chosen, if there is one
 * @param userId user, if one is known
 */
@InternalApi
public record Spender(@Nullable String traceId, @Nullable String sessionId, @Nullable String userId) {

	/** Nobody who is known. */
	public static final Spender UNKNOWN = new Spender(null, null, null);

}

package dev.clew.web;

import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceState;
import org.jspecify.annotations.Nullable;

/**
 * Names the sessions of requests.
 *
 * @param ids which ids name a session
 * @param resolver finds the session of a request
 */
record RequestSessions(SessionIds ids, SessionIdResolver resolver) {

	// The id, if there is one that counts.
	@Nullable String name(TraceState trace, TracedRequest request) {
		String id = this.resolver.resolveSessionId(request);
		return (id != null && offer(trace, id)) ? id : null;
	}

	// What an application resolves itself is taken at its word; a header is what the
	// client says.
	private boolean offer(TraceState trace, String id) {
		return (this.resolver instanceof HeaderSessionIdResolver)
				? this.ids.offerOfClient(trace, SessionSources.HEADER, id)
				: this.ids.offer(trace, SessionSources.HEADER, id);
	}

}

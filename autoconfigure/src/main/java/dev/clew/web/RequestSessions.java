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

	// Name of the source of the ids of HTTP sessions.
	static final String HTTP_SESSION = "http-session";

	// The id of the session, if it counts.
	@Nullable String name(TraceState trace, TracedRequest request) {
		String id = this.resolver.resolveSessionId(request);
		return (id != null && offer(trace, id)) ? id : null;
	}

	// A resolver of the application is trusted; a header is chosen by the client.
	private boolean offer(TraceState trace, String id) {
		return (this.resolver instanceof HeaderSessionIdResolver) ? this.ids.offerOfClient(trace, SessionIds.HEADER, id)
				: this.ids.offer(trace, SessionIds.HEADER, id);
	}

}

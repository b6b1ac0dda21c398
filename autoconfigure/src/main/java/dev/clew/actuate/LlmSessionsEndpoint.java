package dev.clew.actuate;

import java.util.List;
import java.util.Map;

import dev.clew.actuate.json.ChangeDescriptor;
import dev.clew.actuate.json.ContentView;
import dev.clew.actuate.json.NotFoundDescriptor;
import dev.clew.actuate.json.SessionDescriptor;
import dev.clew.actuate.json.SessionsDescriptor;
import dev.clew.actuate.parameter.JmxArguments;
import dev.clew.actuate.parameter.ParameterReader;
import dev.clew.actuate.parameter.RefusedException;
import dev.clew.actuate.parameter.SessionParameters;
import dev.clew.store.FoundSession;
import dev.clew.store.TraceStore;
import dev.clew.store.query.SessionQuery;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Finds, shows and erases sessions. What its operations return shows content only where
 * everybody may see it; refused requests are
 * {@link org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException}s.
 *
 * @see LlmSessionsEndpointWebExtension
 */
@Endpoint(id = "llmsessions", defaultAccess = Access.READ_ONLY)
public class LlmSessionsEndpoint {

	private final TraceStore store;

	private final ContentVisibility visibility;

	/**
	 * Creates the endpoint.
	 * @param store where the traces are
	 * @param visibility who may see their content
	 */
	public LlmSessionsEndpoint(TraceStore store, ContentVisibility visibility) {
		this.store = store;
		this.visibility = visibility;
	}

	/**
	 * Finds sessions, the last seen first, or shows one with its traces.
	 * @param id id of the one to show; nothing else may be given with it
	 * @param user one of its users
	 * @param environment one of its environments
	 * @param from ISO-8601 time that it was last seen at or after
	 * @param to ISO-8601 time that it was first seen before
	 * @param limit at most so many, 1 to 500
	 * @param cursor where the page begins
	 * @return a page of sessions, or one session
	 */
	@ReadOperation
	public OperationResponseBody sessions(@Nullable String id, @Nullable String user, @Nullable String environment,
			@Nullable String from, @Nullable String to, @Nullable Integer limit, @Nullable String cursor) {
		Map<String, List<String>> parameters = new JmxArguments().with("id", id)
			.with("user", user)
			.with("environment", environment)
			.with("from", from)
			.with("to", to)
			.with("limit", limit)
			.with("cursor", cursor)
			.toParameters();
		return find(parameters, this.visibility.viewForNobody());
	}

	/**
	 * Erases all traces of a session.
	 * @param id id of the session
	 * @return how many traces were erased
	 */
	@DeleteOperation
	public ChangeDescriptor delete(String id) {
		int deletedTraces = this.store.deleteSession(id);
		if (deletedTraces == 0) {
			throw RefusedException.notFound(NotFoundDescriptor.unknownSession(id));
		}
		return new ChangeDescriptor(null, Text.wellFormed(id), null, deletedTraces, null);
	}

	ContentVisibility visibility() {
		return this.visibility;
	}

	OperationResponseBody find(Map<String, List<String>> query, ContentView view) {
		SessionParameters parameters = new SessionParameters(new ParameterReader(query));
		return parameters.isOne() ? show(parameters.id(), view) : list(parameters.query(), view);
	}

	ChangeDescriptor delete(Map<String, List<String>> query) {
		return delete(new SessionParameters(new ParameterReader(query)).id());
	}

	private SessionsDescriptor list(SessionQuery query, ContentView view) {
		return SessionsDescriptor.of(Paging.find(query.cursor(), () -> this.store.findSessions(query)), view);
	}

	private SessionDescriptor show(String id, ContentView view) {
		List<FoundSession> found = this.store.findSessions(SessionQuery.byId(id)).items();
		if (found.isEmpty()) {
			throw RefusedException.notFound(NotFoundDescriptor.unknownSession(id));
		}
		return SessionDescriptor.response(found.get(0), view);
	}

}

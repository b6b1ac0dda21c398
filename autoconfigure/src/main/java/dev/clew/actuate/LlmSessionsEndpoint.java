package dev.clew.actuate;

import java.util.List;
import java.util.Map;

import dev.clew.actuate.json.ContentView;
import dev.clew.actuate.json.ErasureDescriptor;
import dev.clew.actuate.json.NotFoundDescriptor;
import dev.clew.actuate.json.SessionDescriptor;
import dev.clew.actuate.json.SessionsDescriptor;
import dev.clew.actuate.parameter.Erasure;
import dev.clew.actuate.parameter.JmxArguments;
import dev.clew.actuate.parameter.ParameterReader;
import dev.clew.actuate.parameter.RefusedException;
import dev.clew.actuate.parameter.SessionParameters;
import dev.clew.store.FoundSession;
import dev.clew.store.TraceStore;
import dev.clew.store.query.Page;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.trace.Text;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.ApplicationEventPublisher;

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

	private final Erasures erasures;

	/**
	 * Creates the endpoint.
	 * @param store where the traces are
	 * @param visibility who may see their content
	 * @param events told what is erased
	 */
	public LlmSessionsEndpoint(TraceStore store, ContentVisibility visibility, ApplicationEventPublisher events) {
		this.store = store;
		this.visibility = visibility;
		this.erasures = new Erasures(events);
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
	 * Erases all traces of a session, of a user, or from before a time: exactly one of
	 * these is given.
	 * @param id id of the session
	 * @param user id of the user
	 * @param before ISO-8601 time that the traces started before
	 * @param dryRun whether to say only how many there are
	 * @return how many traces were erased, or would be
	 */
	@DeleteOperation
	public ErasureDescriptor delete(@Nullable String id, @Nullable String user, @Nullable String before,
			@Nullable Boolean dryRun) {
		Map<String, List<String>> parameters = new JmxArguments().with("id", id)
			.with("user", user)
			.with("before", before)
			.with("dryRun", dryRun)
			.toParameters();
		return delete(parameters, "jmx");
	}

	ContentVisibility visibility() {
		return this.visibility;
	}

	OperationResponseBody find(Map<String, List<String>> query, ContentView view) {
		SessionParameters parameters = new SessionParameters(new ParameterReader(query));
		return parameters.isOne() ? show(parameters.id(), view) : list(parameters.query(), view);
	}

	ErasureDescriptor delete(Map<String, List<String>> parameters, String principal) {
		Erasure erasure = new SessionParameters(new ParameterReader(parameters)).erasure();
		int traces = erasure.dryRun() ? count(erasure.query())
				: this.erasures.erase(erasure.what(), erasure.id(), principal, () -> erasure.apply(this.store));
		if (traces == 0 && erasure.session() != null) {
			throw RefusedException.notFound(NotFoundDescriptor.unknownSession(erasure.session()));
		}
		return new ErasureDescriptor(wellFormed(erasure.session()), wellFormed(erasure.user()), erasure.before(),
				erasure.dryRun() ? null : traces, erasure.dryRun() ? traces : null);
	}

	private static @Nullable String wellFormed(@Nullable String text) {
		return (text != null) ? Text.wellFormed(text) : null;
	}

	private int count(TraceQueryBuilder query) {
		int traces = 0;
		String cursor = null;
		do {
			Page<TraceSummary> page = this.store.findTraces(query.cursor(cursor).build());
			traces += page.items().size();
			cursor = page.nextCursor();
		}
		while (cursor != null);
		return traces;
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

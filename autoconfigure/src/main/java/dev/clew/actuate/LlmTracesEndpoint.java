package dev.clew.actuate;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.clew.actuate.json.ChangeDescriptor;
import dev.clew.actuate.json.ContentView;
import dev.clew.actuate.json.ImportDescriptor;
import dev.clew.actuate.json.NotFoundDescriptor;
import dev.clew.actuate.json.ObservationDescriptor;
import dev.clew.actuate.json.ScoreDescriptor;
import dev.clew.actuate.json.TraceDescriptor;
import dev.clew.actuate.json.TraceLines;
import dev.clew.actuate.json.TracesDescriptor;
import dev.clew.actuate.parameter.AllowedValues;
import dev.clew.actuate.parameter.JmxArguments;
import dev.clew.actuate.parameter.ParameterReader;
import dev.clew.actuate.parameter.RefusedException;
import dev.clew.actuate.parameter.ScoreRequest;
import dev.clew.actuate.parameter.TraceFormat;
import dev.clew.actuate.parameter.TraceParameters;
import dev.clew.actuate.parameter.TracesFormat;
import dev.clew.score.TraceScores;
import dev.clew.store.TraceStore;
import dev.clew.store.file.TraceImport;
import dev.clew.store.query.Page;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Finds, shows, bookmarks and erases traces. What its operations return shows content
 * only where everybody may see it; refused requests are
 * {@link org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException}s.
 *
 * @see LlmTracesEndpointWebExtension
 */
@Endpoint(id = "llmtraces", defaultAccess = Access.READ_ONLY)
public class LlmTracesEndpoint {

	private static final int MAX_LINES = 1_000_000;

	private final TraceStore store;

	private final TraceScores scores;

	private final ContentVisibility visibility;

	private final Erasures erasures;

	private final Instant startedAt = Instant.now();

	/**
	 * Creates the endpoint.
	 * @param store where the traces are
	 * @param scores takes judgements of them
	 * @param visibility who may see their content
	 * @param events told what is erased
	 */
	public LlmTracesEndpoint(TraceStore store, TraceScores scores, ContentVisibility visibility,
			ApplicationEventPublisher events) {
		this.store = store;
		this.scores = scores;
		this.visibility = visibility;
		this.erasures = new Erasures(events);
	}

	/**
	 * Finds traces, the newest first.
	 * @param session exact session id
	 * @param user exact user id
	 * @param name exact name
	 * @param level highest level in the tree
	 * @param from ISO-8601 time of the earliest start
	 * @param to ISO-8601 time that the start is before
	 * @param query a condition in the query language
	 * @param limit at most so many, 1 to 500
	 * @param cursor where the page begins
	 * @return a page of traces
	 */
	@ReadOperation(producesFrom = TracesFormat.class)
	public TracesDescriptor traces(@Nullable String session, @Nullable String user, @Nullable String name,
			@Nullable Level level, @Nullable String from, @Nullable String to, @Nullable String query,
			@Nullable Integer limit, @Nullable String cursor) {
		Map<String, List<String>> parameters = new JmxArguments().with("session", session)
			.with("user", user)
			.with("name", name)
			.with("level", level)
			.with("from", from)
			.with("to", to)
			.with("query", query)
			.with("limit", limit)
			.with("cursor", cursor)
			.toParameters();
		return find(parameters, this.visibility.viewForNobody());
	}

	/**
	 * Shows one trace.
	 * @param traceId its id
	 * @return the trace with its observations
	 */
	@ReadOperation(producesFrom = TraceFormat.class)
	public TraceDescriptor trace(@Selector String traceId) {
		return TraceDescriptor.response(get(traceId), this.visibility.viewForNobody());
	}

	/**
	 * Shows one observation.
	 * @param traceId id of its trace
	 * @param observationId its id
	 * @return the observation
	 */
	@ReadOperation
	public ObservationDescriptor observation(@Selector String traceId, @Selector String observationId) {
		return show(traceId, observationId, this.visibility.viewForNobody());
	}

	/**
	 * Marks a trace to be kept longest, or takes the mark away.
	 * @param traceId its id
	 * @param bookmarked whether it is marked
	 * @return what it is now
	 */
	@WriteOperation
	public ChangeDescriptor bookmark(@Selector String traceId, boolean bookmarked) {
		if (!this.store.bookmark(traceId, bookmarked)) {
			throw notFound(traceId);
		}
		return new ChangeDescriptor(traceId, null, bookmarked, null, null);
	}

	/**
	 * Loads traces as they were given out with {@code application/x-ndjson}, with their
	 * ids: what is there already is there once.
	 * @param lines the traces, one a line, of at most a million characters
	 * @return what became of them
	 */
	@WriteOperation
	public ImportDescriptor load(String lines) {
		if (lines.length() > MAX_LINES) {
			throw RefusedException.badParameter("lines", "text of " + lines.length() + " characters",
					"at most " + MAX_LINES + " characters; larger files are loaded with --clew.import");
		}
		try {
			TraceImport.Outcome outcome = new TraceImport(this.store).load(new StringReader(lines));
			return new ImportDescriptor(outcome.traces(), outcome.failed(), outcome.problems());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Erases a trace.
	 * @param traceId its id
	 * @return how many were erased: one
	 */
	@DeleteOperation
	public ChangeDescriptor delete(@Selector String traceId) {
		return delete(traceId, "jmx");
	}

	ChangeDescriptor delete(String traceId, String principal) {
		if (this.erasures.erase("trace", traceId, principal, () -> this.store.deleteTrace(traceId) ? 1 : 0) == 0) {
			throw notFound(traceId);
		}
		return new ChangeDescriptor(traceId, null, null, 1, null);
	}

	ContentVisibility visibility() {
		return this.visibility;
	}

	OperationResponseBody answer(Map<String, List<String>> parameters, ContentView view) {
		ParameterReader reader = new ParameterReader(parameters);
		String begun = reader.begun("complete");
		return (begun != null) ? new QueryCompletions(this.store).complete(begun) : find(parameters, view);
	}

	private TracesDescriptor find(Map<String, List<String>> parameters, ContentView view) {
		TraceQuery query = new TraceParameters(new ParameterReader(parameters), view).query();
		Page<TraceSummary> page = Paging.find(query.cursor(), () -> this.store.findTraces(query));
		return TracesDescriptor.of(page, new TraceHits(this.store, query), view);
	}

	// All that match, found while they are read.
	InputStream findAll(Map<String, List<String>> parameters, ContentView view) {
		TraceParameters all = new TraceParameters(new ParameterReader(parameters), view);
		TraceQueryBuilder query = all.queryOfAll();
		TraceQuery start = query.build();
		Page<TraceSummary> first = Paging.find(start.cursor(), () -> this.store.findTraces(start));
		return new TraceLines(new FoundTraces(this.store, query, first, all.maxOfAll()), view);
	}

	Object show(String traceId, Map<String, List<String>> parameters, TraceFormat format, ContentView view) {
		ParameterReader reader = new ParameterReader(parameters);
		reader.oneOf("format", AllowedValues.FORMATS);
		return (format == TraceFormat.OTLP) ? otlp(traceId, reader, view) : show(traceId, reader, view);
	}

	private byte[] otlp(String traceId, ParameterReader reader, ContentView view) {
		reader.allowOnly(List.of("format"));
		return new OtlpTrace(get(traceId), view).json();
	}

	private TraceDescriptor show(String traceId, ParameterReader reader, ContentView view) {
		reader.allowOnly(List.of("content", "format"));
		boolean preview = Boolean.TRUE.equals(reader.oneOf("content", AllowedValues.PREVIEW));
		return TraceDescriptor.response(get(traceId), view.withPreview(preview));
	}

	ObservationDescriptor show(String traceId, String observationId, ContentView view) {
		Trace trace = get(traceId);
		return ObservationDescriptor.response(trace.summary().info(), get(trace, observationId),
				trace.scoresOf(observationId), view);
	}

	ChangeDescriptor score(String traceId, ScoreRequest request, @Nullable String author, ContentView view) {
		Score score = request.save(this.scores, traceId, author);
		if (score == null) {
			throw notTaken(traceId, request);
		}
		return new ChangeDescriptor(traceId, null, null, null, ScoreDescriptor.of(score, view));
	}

	private RefusedException notTaken(String traceId, ScoreRequest request) {
		Trace trace = get(traceId);
		if (request.observationId() != null) {
			get(trace, request.observationId());
		}
		return RefusedException.badParameter("scoreName", request.name(),
				"the name of a score that is there: there is room for no more");
	}

	private Trace get(String traceId) {
		Trace trace = this.store.findTrace(traceId);
		if (trace == null) {
			throw notFound(traceId);
		}
		return trace;
	}

	private static ObservationRecord get(Trace trace, String observationId) {
		return trace.observations()
			.stream()
			.filter((candidate) -> candidate.observationId().equals(observationId))
			.findFirst()
			.orElseThrow(() -> RefusedException
				.notFound(NotFoundDescriptor.unknownObservation(trace.summary().info().traceId(), observationId)));
	}

	private RefusedException notFound(String traceId) {
		if (this.store.wasEvicted(traceId)) {
			return RefusedException.notFound(NotFoundDescriptor.evictedTrace(traceId));
		}
		return RefusedException.notFound(this.store.wasDeleted(traceId) ? NotFoundDescriptor.deletedTrace(traceId)
				: NotFoundDescriptor.unknownTrace(traceId, this.startedAt));
	}

}

package dev.clew.actuate.parameter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.actuate.json.ContentView;
import dev.clew.actuate.parameter.AllowedValues.Order;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.store.query.language.Condition;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;

/**
 * The parameters that find traces and observations.
 */
public final class TraceParameters {

	private static final String METADATA = "metadata.";

	/** Names of the parameters. */
	public static final List<String> NAMES = List.of("traceId", "session", "user", "name", "tag", "environment",
			"release", "service", "status", "level", "from", "to", "minLatencyMs", "maxLatencyMs", "minCost", "prompt",
			"score", "q", "query", "observationName", "type", "model", "responseModel", "observationFrom",
			"observationTo", "sort", "limit", "cursor", "facets");

	private static final Pattern PLAIN_VALUE = Pattern.compile("[^=]*=(true|false|-?[\\d.]{1,40}([eE][-+]?\\d{1,3})?)");

	private static final Pattern COMMA = Pattern.compile(",");

	private static final int PAGE = 100;

	private final ParameterReader reader;

	private final ContentView view;

	public TraceParameters(ParameterReader reader, ContentView view) {
		this.reader = reader;
		this.view = view;
	}

	/**
	 * Reads the query.
	 * @return the query
	 */
	public TraceQuery query() {
		return builder().build();
	}

	/**
	 * Reads a query of observations, which nobody bookmarks.
	 * @param further names of parameters that are read elsewhere
	 * @return the query
	 */
	public TraceQuery queryOfObservations(String... further) {
		TraceQuery query = builder(further).build();
		if (query.query() != null && query.query().terms().anyMatch(Condition.Term::isOfTraces)) {
			throw RefusedException.badParameter("query", this.reader.text("query"),
					"no bookmarks, which are those of traces");
		}
		return query;
	}

	/**
	 * Reads what finds all, page by page.
	 * @return a query for the first page
	 */
	public TraceQueryBuilder queryOfAll() {
		this.reader.allowOnly((name) -> !name.equals("facets"), "nothing: values are counted for a page in JSON");
		return builder().limit(Math.min(PAGE, maxOfAll()));
	}

	/**
	 * How many are to be found.
	 * @return the limit, if there is one
	 */
	public int maxOfAll() {
		return this.reader.has("limit") ? this.reader.limit() : Integer.MAX_VALUE;
	}

	private TraceQueryBuilder builder(String... further) {
		refuse(List.of(further));
		TraceQueryBuilder query = TraceQuery.builder();
		readTrace(query);
		readRange(query);
		readObservation(query);
		readPage(query);
		return query;
	}

	private void refuse(List<String> further) {
		this.reader.allowOnly((name) -> NAMES.contains(name) || further.contains(name) || isMetadata(name),
				"one of " + Stream.of(NAMES, further, List.of("metadata.<key>"))
					.flatMap(List::stream)
					.collect(Collectors.joining(", ")));
		this.reader.allowOnlyShown(
				(name) -> name.equals("q") || isMetadata(name) || isTextOfScore(name) || isQueryOfContent(name),
				this.view);
	}

	private boolean isQueryOfContent(String name) {
		Condition condition = name.equals("query") ? this.reader.condition(name) : null;
		return condition != null && condition.needsContent();
	}

	// Text is content; numbers and truth values are not. A value that looks like one of
	// these finds no text.
	private boolean isTextOfScore(String name) {
		return name.equals("score") && this.reader.texts(name)
			.stream()
			.anyMatch((score) -> score.contains("=") && !PLAIN_VALUE.matcher(score).matches());
	}

	private static boolean isMetadata(String name) {
		return name.startsWith(METADATA) && name.length() > METADATA.length();
	}

	private void readTrace(TraceQueryBuilder query) {
		query.traceId(this.reader.text("traceId"))
			.session(this.reader.text("session"))
			.user(this.reader.text("user"))
			.name(this.reader.text("name"))
			.tags(this.reader.texts("tag"))
			.environment(this.reader.text("environment"))
			.release(this.reader.text("release"))
			.service(this.reader.text("service"))
			.prompt(this.reader.text("prompt"))
			.score(this.reader.text("score"))
			.scoreContent(this.view.shown())
			.metadata(this.reader.textsByKey(METADATA))
			.query(this.reader.condition("query"))
			.text(this.reader.words("q"));
	}

	private void readRange(TraceQueryBuilder query) {
		query.from(this.reader.time("from"))
			.to(this.reader.time("to"))
			.minLatency(this.reader.millis("minLatencyMs"))
			.maxLatency(this.reader.millis("maxLatencyMs"))
			.minCost(this.reader.decimal("minCost", "a decimal amount of US dollars, 0 or more"));
	}

	private void readObservation(TraceQueryBuilder query) {
		query.status(this.reader.oneOf("status", AllowedValues.of(Status.class)))
			.level(this.reader.oneOf("level", AllowedValues.of(Level.class)))
			.type(this.reader.oneOf("type", AllowedValues.of(ObservationType.class)))
			.observationName(this.reader.text("observationName"))
			.model(this.reader.text("model"))
			.responseModel(this.reader.text("responseModel"))
			.observationFrom(this.reader.time("observationFrom"))
			.observationTo(this.reader.time("observationTo"));
	}

	private void readPage(TraceQueryBuilder query) {
		Order order = this.reader.order();
		query.sort(order.sort(), order.descending())
			.limit(this.reader.limit())
			.cursor(this.reader.text("cursor"))
			.facets(facets());
	}

	private Set<Facet> facets() {
		Map<String, Facet> allowed = AllowedValues.FACETS;
		return this.reader.texts("facets")
			.stream()
			.flatMap(COMMA::splitAsStream)
			.map((name) -> ParameterReader.choose("facets", name, allowed))
			.collect(Collectors.toSet());
	}

}

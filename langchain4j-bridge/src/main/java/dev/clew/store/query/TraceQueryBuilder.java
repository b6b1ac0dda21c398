package dev.clew.store.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.query.language.Condition;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link TraceQuery}. Its methods are named after the components of the query,
 * which say what they mean; {@code null} stands for any. Not thread-safe.
 */
public final class TraceQueryBuilder {

	private @Nullable String traceId;

	private @Nullable String session;

	private @Nullable String user;

	private @Nullable String name;

	private List<String> tags = List.of();

	private @Nullable String environment;

	private @Nullable String release;

	private @Nullable String service;

	private @Nullable Status status;

	private @Nullable Level level;

	private @Nullable Instant from;

	private @Nullable Instant to;

	private @Nullable Duration minLatency;

	private @Nullable Duration maxLatency;

	private @Nullable BigDecimal minCost;

	private @Nullable String prompt;

	private @Nullable String score;

	private boolean scoreContent = true;

	private Map<String, String> metadata = Map.of();

	private @Nullable Condition query;

	private @Nullable String text;

	private @Nullable String observationName;

	private @Nullable ObservationType type;

	private @Nullable String model;

	private @Nullable String responseModel;

	private @Nullable Instant observationFrom;

	private @Nullable Instant observationTo;

	private Sort sort = Sort.START_TIME;

	private boolean descending = true;

	private int limit = 50;

	private @Nullable String cursor;

	private Set<Facet> facets = Set.of();

	TraceQueryBuilder() {
	}

	public TraceQueryBuilder traceId(@Nullable String traceId) {
		this.traceId = traceId;
		return this;
	}

	public TraceQueryBuilder session(@Nullable String session) {
		this.session = session;
		return this;
	}

	public TraceQueryBuilder user(@Nullable String user) {
		this.user = user;
		return this;
	}

	public TraceQueryBuilder name(@Nullable String name) {
		this.name = name;
		return this;
	}

	public TraceQueryBuilder tags(List<String> tags) {
		this.tags = tags;
		return this;
	}

	public TraceQueryBuilder environment(@Nullable String environment) {
		this.environment = environment;
		return this;
	}

	public TraceQueryBuilder release(@Nullable String release) {
		this.release = release;
		return this;
	}

	public TraceQueryBuilder service(@Nullable String service) {
		this.service = service;
		return this;
	}

	public TraceQueryBuilder status(@Nullable Status status) {
		this.status = status;
		return this;
	}

	public TraceQueryBuilder level(@Nullable Level level) {
		this.level = level;
		return this;
	}

	public TraceQueryBuilder from(@Nullable Instant from) {
		this.from = from;
		return this;
	}

	public TraceQueryBuilder to(@Nullable Instant to) {
		this.to = to;
		return this;
	}

	public TraceQueryBuilder minLatency(@Nullable Duration minLatency) {
		this.minLatency = minLatency;
		return this;
	}

	public TraceQueryBuilder maxLatency(@Nullable Duration maxLatency) {
		this.maxLatency = maxLatency;
		return this;
	}

	public TraceQueryBuilder minCost(@Nullable BigDecimal minCost) {
		this.minCost = minCost;
		return this;
	}

	public TraceQueryBuilder prompt(@Nullable String prompt) {
		this.prompt = prompt;
		return this;
	}

	public TraceQueryBuilder score(@Nullable String score) {
		this.score = score;
		return this;
	}

	public TraceQueryBuilder scoreContent(boolean scoreContent) {
		this.scoreContent = scoreContent;
		return this;
	}

	public TraceQueryBuilder metadata(Map<String, String> metadata) {
		this.metadata = metadata;
		return this;
	}

	public TraceQueryBuilder query(@Nullable Condition query) {
		this.query = query;
		return this;
	}

	public TraceQueryBuilder text(@Nullable String text) {
		this.text = text;
		return this;
	}

	public TraceQueryBuilder observationName(@Nullable String observationName) {
		this.observationName = observationName;
		return this;
	}

	public TraceQueryBuilder type(@Nullable ObservationType type) {
		this.type = type;
		return this;
	}

	public TraceQueryBuilder model(@Nullable String model) {
		this.model = model;
		return this;
	}

	public TraceQueryBuilder responseModel(@Nullable String responseModel) {
		this.responseModel = responseModel;
		return this;
	}

	public TraceQueryBuilder observationFrom(@Nullable Instant observationFrom) {
		this.observationFrom = observationFrom;
		return this;
	}

	public TraceQueryBuilder observationTo(@Nullable Instant observationTo) {
		this.observationTo = observationTo;
		return this;
	}

	public TraceQueryBuilder limit(int limit) {
		this.limit = limit;
		return this;
	}

	public TraceQueryBuilder cursor(@Nullable String cursor) {
		this.cursor = cursor;
		return this;
	}

	public TraceQueryBuilder facets(Set<Facet> facets) {
		this.facets = facets;
		return this;
	}

	public TraceQueryBuilder sort(Sort sort, boolean descending) {
		this.sort = sort;
		this.descending = descending;
		return this;
	}

	/**
	 * Builds the query.
	 * @return the query
	 * @throws IllegalArgumentException if the limit is not at least 1, or there is no
	 * word in the text
	 */
	public TraceQuery build() {
		return new TraceQuery(this.traceId, this.session, this.user, this.name, this.tags, this.environment,
				this.release, this.service, this.status, this.level, this.from, this.to, this.minLatency,
				this.maxLatency, this.minCost, this.prompt, this.score, this.scoreContent, this.metadata, this.query,
				this.text, this.observationName, this.type, this.model, this.responseModel, this.observationFrom,
				this.observationTo, this.sort, this.descending, this.limit, this.cursor, this.facets);
	}

}

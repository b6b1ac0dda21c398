package dev.clew.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of the tables. In a transaction that somebody else has begun.
 */
final class TraceTables {

	private final Database database;

	private final TraceRows traces;

	private final ObservationRows observations;

	private final ScoreRows scores;

	private final FacetsOfTraces facets;

	private final RecordJson json;

	TraceTables(Database database, RecordJson json, ScoreRows scores) {
		this.database = database;
		this.traces = new TraceRows(json);
		this.observations = new ObservationRows(json);
		this.scores = scores;
		this.json = json;
		this.facets = new FacetsOfTraces(database, json);
	}

	Database database() {
		return this.database;
	}

	TraceRows traces() {
		return this.traces;
	}

	ObservationRows observations() {
		return this.observations;
	}

	RecordJson json() {
		return this.json;
	}

	FacetsOfTraces facets() {
		return this.facets;
	}

	ScoreRows scores() {
		return this.scores;
	}

	List<TraceRows.Row> find(Where where, String order, int limit) {
		return this.database
			.sql("SELECT " + TraceRows.COLUMNS + " FROM {}TRACE t WHERE " + where.conditions() + " ORDER BY " + order
					+ " LIMIT " + limit, where.parameters())
			.query((row, any) -> this.traces.read(row))
			.list();
	}

	/**
	 * The observations of some traces, in the order of their starts.
	 * @param traceIds the traces
	 * @param extent which ones, and how much of them
	 * @return the observations by trace
	 */
	Map<String, List<ObservationRecord>> observations(Collection<String> traceIds, Extent extent) {
		Map<String, List<ObservationRecord>> found = new HashMap<>();
		boolean content = extent == Extent.WHOLE;
		this.database
			.sql("SELECT facts" + (content ? ", input, output" : "") + " FROM {}OBSERVATION WHERE trace_id = ANY(?)"
					+ ((extent == Extent.CALLS) ? " AND calls_model" : "") + " ORDER BY start_time, observation_id",
					Database.array(traceIds))
			.query((row) -> {
				ObservationRecord each = content ? this.observations.read(row) : this.observations.outline(row);
				found.computeIfAbsent(each.traceId(), (any) -> new ArrayList<>()).add(each);
			});
		return found;
	}

	@Nullable Trace trace(String traceId) {
		List<TraceRows.Row> rows = find(new Where().and("t.trace_id = ?", traceId), "t.trace_id", 1);
		if (rows.isEmpty()) {
			return null;
		}
		List<String> id = List.of(traceId);
		List<Score> all = this.scores.ofTraces(id).getOrDefault(traceId, List.of());
		return new Trace(rows.get(0).with(ofTrace(all)),
				observations(id, Extent.WHOLE).getOrDefault(traceId, List.of()), all);
	}

	static List<Score> ofTrace(List<Score> scores) {
		return scores.stream().filter((score) -> score.target().observationId() == null).toList();
	}

	/**
	 * Which observations are read, and how much of them.
	 */
	enum Extent {

		/** All, with inputs and outputs. */
		WHOLE,

		/** All, without inputs and outputs. */
		OUTLINES,

		/** Calls of models, without inputs and outputs. */
		CALLS

	}

}

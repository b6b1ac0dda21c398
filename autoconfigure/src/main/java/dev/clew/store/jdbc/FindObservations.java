package dev.clew.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.clew.store.FoundObservation;
import dev.clew.store.find.Cursor;
import dev.clew.store.find.FacetCounter;
import dev.clew.store.find.PageCollector;
import dev.clew.store.find.Position;
import dev.clew.store.query.ObservationFilter;
import dev.clew.store.query.Page;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

/**
 * Finds observations: those that may match by the columns of their rows, and of these
 * those that do.
 */
final class FindObservations {

	private static final int MANY = 500;

	private final TraceTables tables;

	private final TraceQuery query;

	private final ObservationFilter filter;

	private final Where narrowing;

	private final FacetCounter facets;

	private final PageCollector<FoundObservation> page;

	FindObservations(TraceTables tables, TraceQuery query) {
		this.tables = tables;
		this.query = query;
		this.filter = new ObservationFilter(query);
		this.narrowing = new RowFilter(query, tables.json(), tables.database().isPostgres()).observations();
		this.facets = new FacetCounter(query.facets());
		this.page = new PageCollector<>(new Cursor("observations", query.sort(), query.descending()), query.cursor(),
				query.limit());
	}

	Page<FoundObservation> find() {
		if (!this.facets.isEmpty()) {
			walk(Sort.START_TIME, true).go(null, MANY, this::count);
		}
		walk(this.query.sort(), this.query.descending()).go(this.page.after(), this.query.limit() + 1, this::visit);
		return this.page.page(this.facets);
	}

	private Walk<Row> walk(Sort sort, boolean descending) {
		return new Walk<>(Keyset.ofObservations(sort, descending), this::read,
				(row) -> Position.of(sort, row.observation()));
	}

	private List<Row> read(Where after, String order, int limit) {
		Where where = new Where().and(this.narrowing).and(after);
		return this.tables.database()
			.sql("SELECT t.summary, t.bookmarked, t.last_time, o.facts, o.input, o.output FROM {}OBSERVATION o"
					+ " JOIN {}TRACE t ON t.trace_id = o.trace_id WHERE " + where.conditions() + " ORDER BY " + order
					+ " LIMIT " + limit, where.parameters())
			.query((row, any) -> row(row))
			.list();
	}

	private Row row(ResultSet row) throws SQLException {
		return new Row(this.tables.traces().read(row).trace().info(), this.tables.observations().read(row));
	}

	private boolean visit(List<Row> rows) {
		for (FoundObservation found : matching(rows)) {
			this.page.add(Position.of(this.query.sort(), found.observation()), found);
		}
		return !this.page.isFull();
	}

	private boolean count(List<Row> rows) {
		for (FoundObservation found : matching(rows)) {
			if (!this.facets.takesOneMore()) {
				return false;
			}
			ObservationRecord observation = found.observation();
			this.facets.add(found.trace(), observation.status(), observation.level(), List.of(observation));
		}
		return true;
	}

	private List<FoundObservation> matching(List<Row> rows) {
		Map<String, List<Score>> scores = this.tables.scores()
			.ofTraces(rows.stream().map((row) -> row.trace().traceId()).distinct().toList());
		return rows.stream()
			.map((row) -> row.found(scores.getOrDefault(row.trace().traceId(), List.of())))
			.filter((found) -> this.filter.test(found.trace(), found.observation(), found.scores()))
			.toList();
	}

	/**
	 * An observation that was read.
	 *
	 * @param trace what hangs on its trace
	 * @param observation the observation
	 */
	private record Row(TraceInfo trace, ObservationRecord observation) {

		FoundObservation found(List<Score> ofTrace) {
			String id = this.observation.observationId();
			return new FoundObservation(this.trace, this.observation,
					ofTrace.stream().filter((score) -> id.equals(score.target().observationId())).toList());
		}

	}

}

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
		this.narrowing = new RowFilter(query, tables.json()).observations();
		this.facets = new FacetCounter(query.facets());
		this.page = new PageCollector<>(new Cursor("observations", query.sort(), query.descending()), query.cursor(),
				query.limit());
	}

	Page<FoundObservation> find() {
		Walk<Row> walk = new Walk<>(Keyset.ofObservations(this.query.sort(), this.query.descending()), this::read,
				(row) -> Position.of(this.query.sort(), row.observation()));
		boolean all = !this.facets.isEmpty();
		walk.go(all ? null : this.page.after(), all ? MANY : this.query.limit() + 1, this::visit);
		return this.page.page(this.facets.counts());
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
		Map<String, List<Score>> scores = this.tables.scores()
			.ofTraces(rows.stream().map((row) -> row.trace().traceId()).distinct().toList());
		for (Row row : rows) {
			ObservationRecord observation = row.observation();
			List<Score> own = scores.getOrDefault(observation.traceId(), List.of())
				.stream()
				.filter((score) -> observation.observationId().equals(score.target().observationId()))
				.toList();
			if (this.filter.test(row.trace(), observation, own)) {
				this.page.add(Position.of(this.query.sort(), observation),
						new FoundObservation(row.trace(), observation, own));
				this.facets.add(row.trace(), observation.status(), observation.level(), List.of(observation));
				if (this.facets.isEmpty() && this.page.isFull()) {
					return false;
				}
			}
		}
		return true;
	}

	/**
	 * An observation that was read.
	 *
	 * @param trace what hangs on its trace
	 * @param observation the observation
	 */
	private record Row(TraceInfo trace, ObservationRecord observation) {

	}

}

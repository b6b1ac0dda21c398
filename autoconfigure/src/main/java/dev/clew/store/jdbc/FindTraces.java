package dev.clew.store.jdbc;

import java.util.List;

import dev.clew.store.find.Cursor;
import dev.clew.store.find.FacetCounter;
import dev.clew.store.find.PageCollector;
import dev.clew.store.find.Position;
import dev.clew.store.jdbc.TraceTables.Extent;
import dev.clew.store.query.Page;
import dev.clew.store.query.TraceFilter;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.TraceSummary;

/**
 * Finds traces: those that may match by the columns of their rows, and of these those
 * that do.
 */
final class FindTraces {

	private static final int MANY = 500;

	private final TraceTables tables;

	private final TraceQuery query;

	private final TraceFilter filter;

	private final Where narrowing;

	private final boolean exact;

	private final FacetCounter facets;

	private final PageCollector<TraceRows.Row> page;

	FindTraces(TraceTables tables, TraceQuery query) {
		this.tables = tables;
		this.query = query;
		this.filter = new TraceFilter(query);
		RowFilter rows = new RowFilter(query, tables.json());
		this.narrowing = rows.traces();
		this.exact = rows.isExactOfTraces();
		this.facets = new FacetCounter(query.facets());
		this.page = new PageCollector<>(new Cursor("traces", query.sort(), query.descending()), query.cursor(),
				query.limit());
	}

	Page<TraceSummary> find() {
		Walk<TraceRows.Row> walk = new Walk<>(Keyset.ofTraces(this.query.sort(), this.query.descending()), this::read,
				this::position);
		boolean all = !this.facets.isEmpty() && !this.exact;
		if (this.exact) {
			this.tables.facets().count(this.narrowing, this.query.facets(), this.facets);
		}
		walk.go(all ? null : this.page.after(), all ? MANY : this.query.limit() + 1, this::visit);
		Page<TraceRows.Row> found = this.page.page(this.facets.counts());
		SomeTraces shown = new SomeTraces(this.tables, found.items(), Extent.OUTLINES);
		return new Page<>(found.items()
			.stream()
			.map((row) -> row.with(TraceTables.ofTrace(shown.scores(row.traceId()))))
			.toList(), found.nextCursor(), found.facets());
	}

	private List<TraceRows.Row> read(Where after, String order, int limit) {
		return this.tables.find(new Where().and(this.narrowing).and(after), order, limit);
	}

	private Position position(TraceRows.Row row) {
		return Position.of(this.query.sort(), row.trace());
	}

	// What is in inputs and outputs, or whether there are any, is asked of whole ones.
	private Extent wanted() {
		return (this.query.text() != null || this.query.query() != null) ? Extent.WHOLE : Extent.OUTLINES;
	}

	private boolean visit(List<TraceRows.Row> rows) {
		SomeTraces some = new SomeTraces(this.tables, rows, wanted());
		for (TraceRows.Row row : rows) {
			String id = row.traceId();
			if (this.exact || this.filter.test(row.trace(), () -> some.observations(id), () -> some.scores(id))) {
				this.page.add(position(row), row);
				if (!this.exact && !this.facets.isEmpty()) {
					TraceSummary trace = row.trace();
					this.facets.add(trace.info(), trace.status(), trace.level(), some.observations(id));
				}
				else if (this.page.isFull()) {
					return false;
				}
			}
		}
		return true;
	}

}

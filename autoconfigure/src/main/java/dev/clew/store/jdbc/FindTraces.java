package dev.clew.store.jdbc;

import java.util.ArrayList;
import java.util.List;

import dev.clew.store.find.Cursor;
import dev.clew.store.find.FacetCounter;
import dev.clew.store.find.PageCollector;
import dev.clew.store.find.Position;
import dev.clew.store.jdbc.TraceTables.Extent;
import dev.clew.store.query.Page;
import dev.clew.store.query.TraceFilter;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.query.language.Condition;
import dev.clew.store.query.language.Condition.Term;
import dev.clew.store.query.language.Kind;
import dev.clew.store.query.language.QueryField;
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
		RowFilter rows = new RowFilter(query, tables.json(), tables.database().isPostgres());
		this.narrowing = rows.traces();
		this.exact = rows.isExactOfTraces();
		this.facets = new FacetCounter(query.facets());
		this.page = new PageCollector<>(new Cursor("traces", query.sort(), query.descending()), query.cursor(),
				query.limit());
	}

	Page<TraceSummary> find() {
		if (!this.facets.isEmpty()) {
			countFacets();
		}
		walk(this.query.sort(), this.query.descending()).go(this.page.after(), this.query.limit() + 1, this::visit);
		Page<TraceRows.Row> found = this.page.page(this.facets);
		SomeTraces shown = new SomeTraces(this.tables, found.items(), Extent.OUTLINES);
		return new Page<>(found.items()
			.stream()
			.map((row) -> row.with(TraceTables.ofTrace(shown.scores(row.traceId()))))
			.toList(), found.nextCursor(), found.facets(), found.facetsOf());
	}

	private Walk<TraceRows.Row> walk(Sort sort, boolean descending) {
		return new Walk<>(Keyset.ofTraces(sort, descending), this::read, (row) -> Position.of(sort, row.trace()));
	}

	private void countFacets() {
		if (this.exact) {
			this.tables.facets().countNewest(this.narrowing, this.query.facets(), this.facets);
		}
		else {
			walk(Sort.START_TIME, true).go(null, MANY, this::count);
		}
	}

	private boolean count(List<TraceRows.Row> rows) {
		List<String> counted = new ArrayList<>();
		boolean more = true;
		for (TraceRows.Row row : matching(rows)) {
			more = more && this.facets.takesOneMore();
			if (more) {
				counted.add(row.traceId());
			}
		}
		this.tables.facets()
			.count(new Where().and("t.trace_id = ANY(?)", Database.array(counted)), this.query.facets(), this.facets);
		return more;
	}

	private List<TraceRows.Row> read(Where after, String order, int limit) {
		return this.tables.find(new Where().and(this.narrowing).and(after), order, limit);
	}

	// What is in inputs and outputs, or whether there are any, is asked of whole ones.
	private Extent wanted() {
		Condition condition = this.query.condition();
		return (condition != null && condition.terms().anyMatch(FindTraces::isOfContent)) ? Extent.WHOLE
				: Extent.OUTLINES;
	}

	private static boolean isOfContent(Term term) {
		return term.field().kind() == Kind.WORDS || term.field() == QueryField.HAS;
	}

	private boolean visit(List<TraceRows.Row> rows) {
		for (TraceRows.Row row : matching(rows)) {
			this.page.add(Position.of(this.query.sort(), row.trace()), row);
		}
		return !this.page.isFull();
	}

	private List<TraceRows.Row> matching(List<TraceRows.Row> rows) {
		SomeTraces some = new SomeTraces(this.tables, rows, wanted());
		return rows.stream().filter((row) -> this.exact || test(row, some)).toList();
	}

	private boolean test(TraceRows.Row row, SomeTraces some) {
		String id = row.traceId();
		return this.filter.test(row.trace(), () -> some.observations(id), () -> some.scores(id));
	}

}

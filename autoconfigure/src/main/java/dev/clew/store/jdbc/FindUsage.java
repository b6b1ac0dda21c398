package dev.clew.store.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import dev.clew.store.jdbc.TraceTables.Extent;
import dev.clew.store.usage.UsageGroup;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Counted;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;

/**
 * Adds up usage by going through the traces of the time that is asked for, some at a
 * time.
 */
final class FindUsage {

	private static final int SOME = 500;

	private final TraceTables tables;

	private final UsageQuery query;

	FindUsage(TraceTables tables, UsageQuery query) {
		this.tables = tables;
		this.query = query;
	}

	List<UsageGroup> find() {
		return this.query.count(Traces::new);
	}

	private Where time() {
		Where where = new Where();
		if (this.query.from() != null) {
			where.and("t.last_time >= ?", Nanos.of(this.query.from()));
		}
		if (this.query.to() != null) {
			where.and("t.start_time <= ?", Nanos.of(this.query.to()));
		}
		return where;
	}

	// Of traces as a whole only the models without a price are looked for.
	private boolean needsObservations(TraceSummary trace) {
		return this.query.counted() != Counted.TRACES || trace.cost().unpriced() > 0;
	}

	/**
	 * The traces one by one.
	 */
	private final class Traces implements Iterator<Trace> {

		private final Deque<Trace> read = new ArrayDeque<>();

		private String last = "";

		private boolean ended;

		@Override
		public boolean hasNext() {
			if (this.read.isEmpty() && !this.ended) {
				readSome();
			}
			return !this.read.isEmpty();
		}

		private void readSome() {
			TraceTables tables = FindUsage.this.tables;
			List<TraceRows.Row> rows = tables.find(time().and("t.trace_id > ?", this.last), "t.trace_id", SOME);
			SomeTraces some = new SomeTraces(tables, rows,
					FindUsage.this.query.needsAll() ? Extent.OUTLINES : Extent.CALLS);
			rows.forEach((row) -> this.read.add(new Trace(row.trace(),
					needsObservations(row.trace()) ? some.observations(row.traceId()) : List.of(), List.of())));
			this.ended = rows.size() < SOME;
			this.last = this.ended ? this.last : rows.get(SOME - 1).traceId();
		}

		@Override
		public Trace next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			return this.read.removeFirst();
		}

	}

}

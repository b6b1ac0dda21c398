package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

import dev.clew.store.jdbc.TraceTables.Extent;
import dev.clew.store.rollup.HeldSince;
import dev.clew.store.rollup.RollupQuery;
import dev.clew.store.usage.TimeSpan;
import dev.clew.store.usage.UsageCounter;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageQuery.Counted;
import dev.clew.store.usage.UsageReport;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;

/**
 * Adds up usage: by the sums of full hours, and by the traces before and after them. By
 * the traces alone where those are few and all there, or where the sums of hours do not
 * answer what is asked.
 */
final class FindUsage {

	private static final int SOME = 500;

	private static final int FEW = 1000;

	private static final Duration SLICE = Duration.ofMinutes(1);

	private final TraceTables tables;

	private final RollupRows rollups;

	private final UsageQuery query;

	private final UsageCounter counter;

	FindUsage(TraceTables tables, RollupRows rollups, UsageQuery query) {
		this.tables = tables;
		this.rollups = rollups;
		this.query = query;
		this.counter = new UsageCounter(query);
	}

	UsageReport find(HeldSince held, Instant now) {
		RollupQuery hours = RollupQuery.of(this.query, now);
		if (hours == null || (held.hasAllTraces(this.query) && areFew())) {
			new Traces().forEachRemaining(this.counter::add);
			return new UsageReport(this.query.counted(), this.counter.groups(), held.ofTraces(this.query, now));
		}
		this.rollups.count(hours, this.counter);
		this.query.span().without(hours.hours()).forEach(this::countInSlices);
		return new UsageReport(this.query.counted(), this.counter.groups(), held.ofHours(hours, now));
	}

	private boolean areFew() {
		Where where = time();
		return this.tables.database()
			.sql("SELECT COUNT(*) FROM (SELECT t.trace_id FROM {}TRACE t WHERE " + where.conditions() + " LIMIT "
					+ (FEW + 1) + ") few", where.parameters())
			.query(Integer.class)
			.single() <= FEW;
	}

	// Less than an hour.
	private void countInSlices(TimeSpan span) {
		Instant end = Objects.requireNonNull(span.to());
		for (Instant at = Objects.requireNonNull(span.from()); at.isBefore(end); at = at.plus(SLICE)) {
			Instant next = at.plus(SLICE);
			count(new TimeSpan(at, next.isBefore(end) ? next : end));
		}
	}

	private void count(TimeSpan slice) {
		String table = (this.query.counted() == Counted.TRACES) ? "TRACE" : "OBSERVATION";
		List<String> ids = this.tables.database()
			.sql("SELECT DISTINCT trace_id FROM {}" + table + " WHERE start_time >= ? AND start_time < ?",
					Nanos.of(Objects.requireNonNull(slice.from())), Nanos.of(Objects.requireNonNull(slice.to())))
			.query(String.class)
			.list();
		for (int i = 0; i < ids.size(); i += SOME) {
			List<String> some = ids.subList(i, Math.min(i + SOME, ids.size()));
			read(new Where().and("t.trace_id = ANY(?)", Database.array(some)))
				.forEach((trace) -> this.counter.add(trace, slice));
		}
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

	private List<Trace> read(Where where) {
		List<TraceRows.Row> rows = this.tables.find(where, "t.trace_id", SOME);
		SomeTraces some = new SomeTraces(this.tables, rows, this.query.needsAll() ? Extent.OUTLINES : Extent.CALLS);
		return rows.stream()
			.map((row) -> new Trace(row.trace(),
					needsObservations(row.trace()) ? some.observations(row.traceId()) : List.of(), List.of()))
			.toList();
	}

	// Of traces as a whole only the models without a price are looked for.
	private boolean needsObservations(TraceSummary trace) {
		return this.query.counted() != Counted.TRACES || trace.cost().unpriced() > 0;
	}

	/**
	 * The traces one by one, some of which are read at a time.
	 */
	private final class Traces implements Iterator<Trace> {

		private final Deque<Trace> read = new ArrayDeque<>();

		private String last = "";

		private boolean ended;

		@Override
		public boolean hasNext() {
			if (this.read.isEmpty() && !this.ended) {
				this.read.addAll(FindUsage.this.read(time().and("t.trace_id > ?", this.last)));
				this.ended = this.read.size() < SOME;
				this.last = this.ended ? this.last : this.read.getLast().summary().info().traceId();
			}
			return !this.read.isEmpty();
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

package dev.clew.store.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.clew.store.FoundSession;
import dev.clew.store.find.Cursor;
import dev.clew.store.find.PageCollector;
import dev.clew.store.find.Position;
import dev.clew.store.find.SessionSums;
import dev.clew.store.jdbc.TraceTables.Extent;
import dev.clew.store.query.Page;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.trace.Score;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Finds sessions by adding up the traces of each.
 */
final class FindSessions {

	private static final int SOME = 200;

	private static final int MANY = 500;

	// After all ids.
	private static final String LAST = "\uffff";

	private final TraceTables tables;

	private final SessionQuery query;

	private final PageCollector<FoundSession> page;

	FindSessions(TraceTables tables, SessionQuery query) {
		this.tables = tables;
		this.query = query;
		this.page = new PageCollector<>(new Cursor("sessions", query.sort(), query.descending()), query.cursor(),
				query.limit());
	}

	Page<FoundSession> find() {
		if (this.query.sort() == Sort.START_TIME && this.query.descending() && this.query.id() == null) {
			walkTraces();
		}
		else {
			Keyset keyset = new Keyset(this.query.sort(), "s.sort_key", List.of("s.session_id"),
					this.query.descending());
			new Walk<>(keyset, this::read, this::position).go(this.page.after(), chunk(), this::visit);
		}
		return this.page.page();
	}

	private int chunk() {
		return Math.min(this.query.limit() + 1, SOME);
	}

	// The latest trace of a session is the first of it that is met.
	private void walkTraces() {
		Keyset keyset = new Keyset(Sort.START_TIME, "t.last_time", List.of("t.trace_id"), true);
		Set<String> met = new HashSet<>();
		Position after = this.page.after();
		new Walk<>(keyset, this::latest, Latest::position).go((after != null) ? before(after) : null, MANY, (rows) -> {
			List<Candidate> next = rows.stream()
				.filter((row) -> met.add(row.sessionId()))
				.map((row) -> new Candidate(row.sessionId(), row.lastTime()))
				.toList();
			boolean more = true;
			for (int i = 0; i < next.size() && more; i += chunk()) {
				List<Candidate> some = next.subList(i, Math.min(i + chunk(), next.size()));
				visit(some);
				more = mayGoOn(before(position(some.get(some.size() - 1))));
			}
			return more;
		});
	}

	// Others may be at the same time as those on the page, or as the last one before it.
	private boolean mayGoOn(Position next) {
		Position after = this.page.after();
		return !this.page.isFull() || this.page.wants(next)
				|| (after != null && after.major() == next.major() && after.minor() == next.minor());
	}

	// Any that is at the same time.
	private static Position before(Position position) {
		return new Position(true, position.major(), position.minor(), LAST);
	}

	private List<Latest> latest(Where after, String order, int limit) {
		Where where = traces("t.").and(after);
		if (this.query.from() != null) {
			where.and("t.last_time >= ?", Nanos.of(this.query.from()));
		}
		return this.tables.database()
			.sql("SELECT t.session_id, t.last_time, t.trace_id FROM {}TRACE t WHERE " + where.conditions()
					+ " ORDER BY " + order + " LIMIT " + limit, where.parameters())
			.query((row, any) -> new Latest(row.getString(1), row.getLong(2), row.getString(3)))
			.list();
	}

	private Where traces(String of) {
		String id = of + "session_id";
		return new Where().and(id + " IS NOT NULL")
			.andIf(id + " = ?", Column.text(this.query.id()))
			.andIf(id + " IN (SELECT session_id FROM {}TRACE WHERE user_id = ?)", Column.text(this.query.user()))
			.andIf(id + " IN (SELECT session_id FROM {}TRACE WHERE environment = ?)",
					Column.text(this.query.environment()));
	}

	private List<Candidate> read(Where after, String order, int limit) {
		Where traces = traces("");
		List<Object> parameters = new ArrayList<>(traces.parameters());
		parameters.addAll(after.parameters());
		return this.tables.database()
			.sql("SELECT s.session_id, s.sort_key FROM (SELECT session_id, " + key()
					+ " AS sort_key FROM {}TRACE WHERE " + traces.conditions() + " GROUP BY session_id) s WHERE "
					+ after.conditions() + " ORDER BY " + order + " LIMIT " + limit, parameters)
			.query((row, any) -> new Candidate(row.getString(1), row.getObject(2, Long.class)))
			.list();
	}

	private String key() {
		return switch (this.query.sort()) {
			case START_TIME -> "MAX(last_time)";
			case LATENCY -> "NULLIF(CAST(SUM(latency) AS BIGINT), 0)";
			case TOKENS -> "CAST(SUM(tokens) AS BIGINT)";
			case COST -> "CAST(SUM(cost) AS BIGINT)";
		};
	}

	private boolean visit(List<Candidate> some) {
		List<String> ids = some.stream().map(Candidate::sessionId).toList();
		Map<String, List<TraceRows.Row>> traces = new LinkedHashMap<>();
		this.tables
			.find(new Where().and("t.session_id = ANY(?)", Database.array(ids)), "t.start_time, t.trace_id",
					Integer.MAX_VALUE)
			.forEach((row) -> traces
				.computeIfAbsent(String.valueOf(row.trace().info().sessionId()), (any) -> new ArrayList<>())
				.add(row));
		Map<String, List<Score>> scores = this.tables.scores().ofSessions(ids);
		traces.forEach((session, rows) -> add(session, rows, scores.getOrDefault(Column.text(session), List.of())));
		return !this.page.isFull();
	}

	private void add(String sessionId, List<TraceRows.Row> rows, List<Score> scores) {
		SessionSums sums = new SessionSums();
		rows.forEach((row) -> sums.add(row.trace(), Nanos.instant(row.lastTime())));
		FoundSession found = new FoundSession(sums.session(sessionId, scores),
				(this.query.id() != null) ? shown(rows) : List.of());
		if (this.query.test(found.session())) {
			this.page.add(Position.of(this.query.sort(), found.session()), found);
		}
	}

	private List<TraceSummary> shown(List<TraceRows.Row> rows) {
		SomeTraces some = new SomeTraces(this.tables, rows, Extent.OUTLINES);
		return rows.stream().map((row) -> row.with(TraceTables.ofTrace(some.scores(row.traceId())))).toList();
	}

	private Position position(Candidate candidate) {
		Long key = candidate.key();
		String id = candidate.sessionId();
		if (key == null) {
			return Position.none(id);
		}
		return switch (this.query.sort()) {
			case START_TIME -> Position.of(Nanos.instant(key), id);
			case LATENCY -> Position.of(Duration.ofNanos(key), id);
			case TOKENS, COST -> Position.of(key, id);
		};
	}

	/**
	 * A session that may match.
	 *
	 * @param sessionId its id
	 * @param key what it is sorted by
	 */
	private record Candidate(String sessionId, @Nullable Long key) {

	}

	/**
	 * A trace of a session.
	 *
	 * @param sessionId the session
	 * @param lastTime the latest time seen in the trace
	 * @param traceId its id
	 */
	private record Latest(String sessionId, long lastTime, String traceId) {

		Position position() {
			return Position.of(Nanos.instant(this.lastTime), this.traceId);
		}

	}

}

package dev.clew.store.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.FoundSession;
import dev.clew.store.find.Cursor;
import dev.clew.store.find.PageCollector;
import dev.clew.store.find.Position;
import dev.clew.store.find.SessionSums;
import dev.clew.store.jdbc.TraceTables.Extent;
import dev.clew.store.query.Page;
import dev.clew.store.query.SessionQuery;
import dev.clew.trace.Score;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Finds sessions by adding up the traces of each.
 */
final class FindSessions {

	private static final int SOME = 200;

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
		Keyset keyset = new Keyset(this.query.sort(), "s.sort_key", List.of("s.session_id"), this.query.descending());
		Walk<Candidate> walk = new Walk<>(keyset, this::read, this::position);
		walk.go(this.page.after(), Math.min(this.query.limit() + 1, SOME), this::visit);
		return this.page.page(Map.of());
	}

	private List<Candidate> read(Where after, String order, int limit) {
		Where traces = new Where().and("session_id IS NOT NULL")
			.andIf("session_id = ?", Column.text(this.query.id()))
			.andIf("session_id IN (SELECT session_id FROM {}TRACE WHERE user_id = ?)", Column.text(this.query.user()))
			.andIf("session_id IN (SELECT session_id FROM {}TRACE WHERE environment = ?)",
					Column.text(this.query.environment()));
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

}

package dev.clew.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.clew.trace.Origin;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;

/**
 * Rows of traces: what a trace is as JSON, and beside it what it is found and sorted by.
 */
final class TraceRows {

	/** Inserts a row; its id comes last, as in an update. */
	static final String INSERT = """
			INSERT INTO {}TRACE (start_time, last_time, latency, level, name, session_id, user_id, environment, release,
			service, tokens, cost, size, facets, summary, bookmarked, trace_id)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?)
			""";

	static final String UPDATE = """
			UPDATE {}TRACE SET start_time = ?, last_time = ?, latency = ?, level = ?, name = ?, session_id = ?,
			user_id = ?, environment = ?, release = ?, service = ?, tokens = ?, cost = ?, size = ?, facets = ?,
			summary = ? WHERE trace_id = ?
			""";

	/** What {@link #read} reads. */
	static final String COLUMNS = "t.summary, t.bookmarked, t.last_time";

	private final RecordJson json;

	TraceRows(RecordJson json) {
		this.json = json;
	}

	Object[] row(StoredTrace.Changed changed) {
		TraceSummary trace = changed.summary();
		TraceInfo info = trace.info();
		Origin origin = info.origin();
		return new Object[] { Nanos.of(trace.startTime()), changed.lastTime(), Nanos.of(trace.latency()),
				trace.level().ordinal(), Column.text(info.name()), Column.text(info.sessionId()),
				Column.text(info.userId()), Column.text(origin.environment()), Column.text(origin.release()),
				Column.text(origin.service()), Column.tokens(trace.usage()), Column.cost(trace.cost().cost()),
				changed.size(), this.json.write(changed.facets()), this.json.write(trace), info.traceId() };
	}

	Row read(ResultSet row) throws SQLException {
		TraceSummary trace = this.json.read(row.getString("summary"), TraceSummary.class);
		return new Row(with(trace, row.getBoolean("bookmarked"), List.of()), row.getLong("last_time"));
	}

	private static TraceSummary with(TraceSummary trace, boolean bookmarked, List<Score> scores) {
		return new TraceSummary(trace.info(), bookmarked, trace.startTime(), trace.endTime(), trace.timeToFirstToken(),
				trace.level(), trace.observationCounts(), trace.usage(), trace.cost(), trace.inputPreview(),
				trace.outputPreview(), trace.errorPreview(), scores);
	}

	/**
	 * A trace that was read.
	 *
	 * @param trace the trace, without scores
	 * @param lastTime the latest time seen in it
	 */
	record Row(TraceSummary trace, long lastTime) {

		String traceId() {
			return this.trace.info().traceId();
		}

		TraceSummary with(List<Score> scores) {
			return TraceRows.with(this.trace, this.trace.bookmarked(), scores);
		}

	}

}

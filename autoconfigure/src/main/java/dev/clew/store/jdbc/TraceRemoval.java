package dev.clew.store.jdbc;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Takes traces out of the tables, with all that is known of them, and remembers that they
 * were there. In a transaction that somebody else has begun.
 */
final class TraceRemoval {

	static final String DELETED = "deleted";

	static final String EVICTED = "evicted";

	private final Database database;

	private final HeldTimes held;

	private final InstantSource clock;

	TraceRemoval(Database database, HeldTimes held, InstantSource clock) {
		this.database = database;
		this.held = held;
		this.clock = clock;
	}

	// How many were there.
	int remove(Collection<String> traceIds, String reason) {
		List<String> there = this.database
			.sql("SELECT trace_id FROM {}TRACE WHERE trace_id = ANY(?) ORDER BY trace_id FOR UPDATE",
					Database.array(traceIds))
			.query(String.class)
			.list();
		if (there.isEmpty()) {
			return 0;
		}
		Object ids = Database.array(there);
		this.database.sql("SELECT MAX(start_time) FROM {}OBSERVATION WHERE trace_id = ANY(?)", ids)
			.query(Long.class)
			.optional()
			.ifPresent((latest) -> this.held.lost(Nanos.instant(latest)));
		List<String> sessions = this.database
			.sql("SELECT DISTINCT session_id FROM {}TRACE WHERE trace_id = ANY(?) AND session_id IS NOT NULL", ids)
			.query(String.class)
			.list();
		for (String table : this.database.isPostgres() ? List.of("TERMS", "SCORE", "OBSERVATION", "TRACE")
				: List.of("SCORE", "OBSERVATION", "TRACE")) {
			this.database.sql("DELETE FROM {}" + table + " WHERE trace_id = ANY(?)", ids).update();
		}
		long now = Nanos.of(this.clock.instant());
		this.database.batch("INSERT INTO {}GONE (trace_id, reason, gone_at) VALUES (?, ?, ?)",
				there.stream().map((id) -> new Object[] { id, reason, now }).toList());
		removeScoresOfEmpty(sessions);
		return there.size();
	}

	void removeScoresOfEmpty(Collection<String> sessions) {
		removeScoresOfEmpty(new Where().and("session_id = ANY(?)", Database.array(sessions)));
	}

	/**
	 * Removes the scores of all sessions without a trace: the last one may have got
	 * another session since.
	 */
	void removeScoresOfEmptySessions() {
		removeScoresOfEmpty(new Where().and("session_id <> ''"));
	}

	private void removeScoresOfEmpty(Where sessions) {
		this.database
			.sql("DELETE FROM {}SCORE WHERE " + sessions.conditions() + " AND NOT EXISTS"
					+ " (SELECT 1 FROM {}TRACE t WHERE t.session_id = {}SCORE.session_id)", sessions.parameters())
			.update();
	}

}

package dev.clew.store.jdbc;

import java.time.Instant;
import java.util.List;

import dev.clew.store.TraceEditor;

/**
 * Changes what people may change.
 */
final class JdbcTraceEditor implements TraceEditor {

	private static final int SOME = 500;

	private final Database database;

	private final TraceRemoval removal;

	private final Rollups rollups;

	JdbcTraceEditor(Database database, TraceRemoval removal, Rollups rollups) {
		this.database = database;
		this.removal = removal;
		this.rollups = rollups;
	}

	@Override
	public boolean bookmark(String traceId, boolean bookmarked) {
		return this.database
			.write(() -> this.database.sql("UPDATE {}TRACE SET bookmarked = ? WHERE trace_id = ?", bookmarked, traceId)
				.update()) > 0;
	}

	@Override
	public boolean deleteTrace(String traceId) {
		return this.database.write(() -> this.removal.remove(List.of(traceId), TraceRemoval.DELETED)) > 0;
	}

	@Override
	public int deleteSession(String sessionId) {
		String session = column(sessionId);
		int gone = deleteAll(new Where().and("session_id = ?", session));
		this.database.write(() -> {
			this.removal.removeScoresOfEmpty(List.of(session));
			return true;
		});
		return gone;
	}

	@Override
	public int deleteUser(String userId) {
		int count = deleteAll(new Where().and("user_id = ?", column(userId)));
		this.rollups.forgetUser(userId);
		return count;
	}

	@Override
	public int deleteBefore(Instant time) {
		return deleteAll(new Where().and("start_time < ?", Nanos.of(time)));
	}

	private static String column(String text) {
		return String.valueOf(Column.text(text));
	}

	// Some at a time, so that no transaction is large.
	private int deleteAll(Where where) {
		int all = 0;
		int some;
		do {
			some = this.database.write(() -> this.removal.remove(
					this.database
						.sql("SELECT trace_id FROM {}TRACE WHERE " + where.conditions() + " ORDER BY trace_id LIMIT "
								+ SOME, where.parameters())
						.query(String.class)
						.list(),
					TraceRemoval.DELETED));
			all += some;
		}
		while (some == SOME);
		return all;
	}

}

package dev.clew.store.jdbc;

import java.util.List;

import dev.clew.store.TraceEditor;

/**
 * Changes what people may change.
 */
final class JdbcTraceEditor implements TraceEditor {

	private final Database database;

	private final TraceRemoval removal;

	JdbcTraceEditor(Database database, TraceRemoval removal) {
		this.database = database;
		this.removal = removal;
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
		String session = String.valueOf(Column.text(sessionId));
		return this.database.write(() -> {
			List<String> traces = this.database.sql("SELECT trace_id FROM {}TRACE WHERE session_id = ?", session)
				.query(String.class)
				.list();
			return this.removal.remove(traces, TraceRemoval.DELETED);
		});
	}

}

package dev.clew.store.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import org.jspecify.annotations.Nullable;

/**
 * Rows of scores.
 */
final class ScoreRows {

	private static final int MAX_SCORES = 1000;

	private static final String NONE = "";

	private final Database database;

	private final RecordJson json;

	ScoreRows(Database database, RecordJson json) {
		this.database = database;
		this.json = json;
	}

	Map<String, List<Score>> ofTraces(Collection<String> traceIds) {
		return by("trace_id", traceIds);
	}

	Map<String, List<Score>> ofSessions(Collection<String> sessionIds) {
		return by("session_id", sessionIds);
	}

	private Map<String, List<Score>> by(String column, Collection<String> ids) {
		Map<String, List<Score>> scores = new HashMap<>();
		if (!ids.isEmpty()) {
			this.database
				.sql("SELECT " + column + ", facts FROM {}SCORE WHERE " + column + " = ANY(?) ORDER BY id",
						Database.array(ids))
				.query((row) -> {
					Facts facts = this.json.read(row.getString(2), Facts.class);
					scores.computeIfAbsent(row.getString(1), (any) -> new ArrayList<>()).add(facts.score());
				});
		}
		return scores;
	}

	/**
	 * Keeps a score of what is there.
	 * @param score the score
	 * @return whether it is there, with room for one more score
	 */
	boolean save(Score score) {
		return this.database.write(() -> isThere(score.target()) && put(score));
	}

	private boolean isThere(ScoreTarget target) {
		if (target.sessionId() != null) {
			return count("SELECT COUNT(*) FROM {}TRACE WHERE session_id = ?",
					text(Column.text(target.sessionId()))) > 0;
		}
		boolean trace = !this.database
			.sql("SELECT trace_id FROM {}TRACE WHERE trace_id = ? FOR UPDATE", text(target.traceId()))
			.query(String.class)
			.list()
			.isEmpty();
		return trace && (target.observationId() == null
				|| count("SELECT COUNT(*) FROM {}OBSERVATION WHERE trace_id = ? AND observation_id = ?",
						text(target.traceId()), target.observationId()) > 0);
	}

	private boolean put(Score score) {
		ScoreTarget target = score.target();
		Object[] key = { text(target.traceId()), text(target.observationId()), text(Column.text(target.sessionId())),
				text(Column.text(score.name())), score.source().name(), text(Column.text(score.author())) };
		String facts = this.json.write(Facts.of(score));
		int updated = this.database.sql("""
				UPDATE {}SCORE SET facts = ? WHERE trace_id = ? AND observation_id = ? AND session_id = ? AND name = ?
				AND source = ? AND author = ?
				""", facts, key[0], key[1], key[2], key[3], key[4], key[5]).update();
		if (updated > 0) {
			return true;
		}
		boolean room = count("SELECT COUNT(*) FROM {}SCORE WHERE trace_id = ? AND session_id = ?", key[0],
				key[2]) < MAX_SCORES;
		return room && this.database.sql("""
				INSERT INTO {}SCORE (facts, trace_id, observation_id, session_id, name, source, author)
				VALUES (?, ?, ?, ?, ?, ?, ?)
				""", facts, key[0], key[1], key[2], key[3], key[4], key[5]).update() > 0;
	}

	private long count(String sql, Object... parameters) {
		return this.database.sql(sql, parameters).query(Long.class).single();
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : NONE;
	}

	/**
	 * A score as JSON, of which the type of the value is known.
	 */
	private record Facts(ScoreTarget target, String name, String value, Score.DataType dataType, Score.Source source,
			@Nullable String comment, @Nullable String author, Instant time) {

		static Facts of(Score score) {
			return new Facts(score.target(), score.name(), score.value().toString(), score.dataType(), score.source(),
					score.comment(), score.author(), score.time());
		}

		Score score() {
			Object known = switch (this.dataType) {
				case NUMERIC -> new BigDecimal(this.value);
				case BOOLEAN -> Boolean.valueOf(this.value);
				case CATEGORICAL, TEXT -> this.value;
			};
			return new Score(this.target, this.name, known, this.dataType, this.source, this.comment, this.author,
					this.time);
		}

	}

}

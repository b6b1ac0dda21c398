package dev.clew.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

import dev.clew.trace.Content;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * Rows of observations: what one is as JSON, its input and output as their bytes, and
 * beside it what it is found and sorted by.
 */
final class ObservationRows {

	/** Inserts a row; its ids come last, as in an update. */
	static final String INSERT = """
			INSERT INTO {}OBSERVATION (start_time, latency, level, type, calls_model, name, model, response_model, prompt,
			prompt_version, tokens, cost, facts, input, output, trace_id, observation_id)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	/** Input and output that are not told again stay as they are. */
	static final String UPDATE = """
			UPDATE {}OBSERVATION SET start_time = ?, latency = ?, level = ?, type = ?, calls_model = ?, name = ?, model = ?,
			response_model = ?, prompt = ?, prompt_version = ?, tokens = ?, cost = ?, facts = ?,
			input = COALESCE(?, input), output = COALESCE(?, output) WHERE trace_id = ? AND observation_id = ?
			""";

	private final RecordJson json;

	ObservationRows(RecordJson json) {
		this.json = json;
	}

	Object[] row(ObservationRecord observation, StoredFacts facts) {
		ModelCall call = observation.modelCall();
		Prompt prompt = observation.prompt();
		return new Object[] { Nanos.of(observation.startTime()), Nanos.of(observation.duration()),
				observation.level().ordinal(), observation.type().name(), call != null, Column.text(observation.name()),
				(call != null) ? Column.text(call.countedModel()) : null,
				(call != null) ? Column.text(call.responseModel()) : null,
				(prompt != null) ? Column.text(prompt.name()) : null,
				(prompt != null) ? Column.text(prompt.version()) : null, Column.tokens(observation.usage()),
				Column.cost(observation.cost()), this.json.write(facts), bytes(observation.input()),
				bytes(observation.output()), observation.traceId(), observation.observationId() };
	}

	private static byte @Nullable [] bytes(@Nullable Content content) {
		return (content != null && StoredFacts.isNew(content)) ? content.toUtf8() : null;
	}

	ObservationRecord read(ResultSet row) throws SQLException {
		return outline(row).withContent(content(row.getBytes("input")), content(row.getBytes("output")));
	}

	// Without its content.
	ObservationRecord outline(ResultSet row) throws SQLException {
		return this.json.read(row.getString("facts"), StoredFacts.class).observation();
	}

	private static @Nullable Content content(byte @Nullable [] utf8) {
		return (utf8 != null) ? Content.ofUtf8(utf8) : null;
	}

}

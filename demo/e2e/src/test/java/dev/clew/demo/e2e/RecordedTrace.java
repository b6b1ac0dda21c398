package dev.clew.demo.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.clew.store.TraceStore;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trace that the demo cannot make itself, put into its store step by step.
 */
final class RecordedTrace {

	private static final JsonMapper json = new JsonMapper();

	private final String traceId = UUID.randomUUID().toString().replace("-", "");

	private final Instant start = Instant.now().minusSeconds(60);

	private final TraceStore store;

	private final TraceInfo info;

	private int steps;

	RecordedTrace(HelpDesk desk, String session) {
		this(desk, new TraceInfo("", 0, "Recorded", session, null, Origin.UNKNOWN, List.of(), Map.of(), List.of()));
	}

	RecordedTrace(HelpDesk desk, TraceInfo info) {
		this.store = desk.store();
		this.info = new TraceInfo(this.traceId, this.start.getEpochSecond() * 1_000_000_000, info.name(),
				info.sessionId(), info.userId(), info.origin(), info.tags(), info.metadata(), info.notes());
	}

	String id() {
		return this.traceId;
	}

	/**
	 * Adds a step that took 100 ms.
	 * @param parent id of the step around it
	 * @param type what it is
	 * @param name what was called
	 * @param more what else is known of it
	 * @return its id
	 */
	String step(@Nullable String parent, ObservationType type, String name,
			UnaryOperator<ObservationRecordBuilder> more) {
		String id = "%016x".formatted(++this.steps);
		save(id, parent, type, name, more);
		return id;
	}

	/**
	 * Says of a step what has become of it.
	 * @param id its id
	 * @param type what it is
	 * @param name what was called
	 * @param more what is known of it now
	 */
	void save(String id, ObservationType type, String name, UnaryOperator<ObservationRecordBuilder> more) {
		save(id, null, type, name, more);
	}

	private void save(String id, @Nullable String parent, ObservationType type, String name,
			UnaryOperator<ObservationRecordBuilder> more) {
		ObservationRecordBuilder step = ObservationRecord
			.builder(this.traceId, id, type, name, this.start.plusMillis(Long.parseLong(id, 16) * 100))
			.parent(parent)
			.duration(Duration.ofMillis(100));
		this.store.save(this.info, more.apply(step).build());
	}

	static Content json(Object value) {
		return Content.ofJson(json.writeValueAsString(value));
	}

}

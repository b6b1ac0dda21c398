package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.TraceSummary;

/**
 * Closes observations that nobody will end any more: their process ended before, without
 * a word. They last until the latest time seen in their trace, with a warning.
 */
final class AbandonedSteps {

	private static final int SOME = 500;

	private static final String NOTE = "The end is not known: the process ended before, and this is the latest time "
			+ "seen in the trace";

	private final Database database;

	private final RecordJson json;

	private final BatchWriter writer;

	private final Duration age;

	private final InstantSource clock;

	/**
	 * What is abandoned.
	 * @param database where
	 * @param json reads and writes records
	 * @param writer writes what is changed
	 * @param age time after which nothing runs any more that a process still knows of
	 * @param clock tells what is now
	 */
	AbandonedSteps(Database database, RecordJson json, BatchWriter writer, Duration age, InstantSource clock) {
		this.database = database;
		this.json = json;
		this.writer = writer;
		this.age = age;
		this.clock = clock;
	}

	/**
	 * Closes them.
	 * @return number of observations that were closed
	 */
	int close() {
		Instant before = this.clock.instant().minus(this.age);
		Map<String, TraceChange> changes = new LinkedHashMap<>();
		int closed = 0;
		for (Open open : this.database.read(() -> find(before))) {
			changes.computeIfAbsent(open.trace().info().traceId(), (id) -> new TraceChange(open.trace().info()))
				.add(open.trace().info(), open.closed());
			closed++;
		}
		if (closed > 0) {
			this.writer.write(changes.values());
		}
		return closed;
	}

	// Where a child has been seen to start since, its process lives.
	private Collection<Open> find(Instant before) {
		return this.database
			.sql("""
					SELECT t.summary, t.last_time, o.facts FROM {}OBSERVATION o JOIN {}TRACE t ON t.trace_id = o.trace_id
					WHERE o.latency IS NULL AND o.start_time < ? AND t.last_time < ? ORDER BY o.start_time LIMIT\s"""
					+ SOME, Nanos.of(before), Nanos.of(before))
			.query((row, any) -> new Open(this.json.read(row.getString(1), TraceSummary.class),
					Nanos.instant(row.getLong(2)), this.json.read(row.getString(3), StoredFacts.class).observation()))
			.list();
	}

	/**
	 * An observation that is open.
	 *
	 * @param trace its trace
	 * @param lastTime the latest time seen in the trace
	 * @param observation the observation
	 */
	private record Open(TraceSummary trace, Instant lastTime, ObservationRecord observation) {

		ObservationRecord closed() {
			ObservationRecord all = this.observation;
			List<String> notes = new ArrayList<>(all.notes());
			notes.add(NOTE);
			return new ObservationRecord(all.traceId(), all.observationId(), all.parentObservationId(), all.type(),
					all.name(), all.startTime(), Duration.between(all.startTime(), this.lastTime),
					all.level().max(Level.WARNING), all.statusMessage(), null, null, all.metadata(), notes,
					all.modelCall(), all.prompt(), all.iteration(), all.toolCallId(), all.error(), all.surrounding());
		}

	}

}

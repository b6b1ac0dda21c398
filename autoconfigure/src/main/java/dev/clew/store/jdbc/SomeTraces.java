package dev.clew.store.jdbc;

import java.util.List;
import java.util.Map;

import dev.clew.store.jdbc.TraceTables.Extent;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import org.jspecify.annotations.Nullable;

/**
 * Some traces that were read, of which the rest is read for all together once it is asked
 * for. Not thread-safe.
 */
final class SomeTraces {

	private final TraceTables tables;

	private final List<String> ids;

	private final Extent extent;

	private @Nullable Map<String, List<ObservationRecord>> observations;

	private @Nullable Map<String, List<Score>> scores;

	SomeTraces(TraceTables tables, List<TraceRows.Row> rows, Extent extent) {
		this.tables = tables;
		this.ids = rows.stream().map(TraceRows.Row::traceId).toList();
		this.extent = extent;
	}

	List<ObservationRecord> observations(String traceId) {
		if (this.observations == null) {
			this.observations = this.tables.observations(this.ids, this.extent);
		}
		return this.observations.getOrDefault(traceId, List.of());
	}

	List<Score> scores(String traceId) {
		if (this.scores == null) {
			this.scores = this.tables.scores().ofTraces(this.ids);
		}
		return this.scores.getOrDefault(traceId, List.of());
	}

}

package dev.clew.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import dev.clew.store.rollup.HourlySums;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;

/**
 * Writes what is new of many traces in one transaction. The rows of traces that are there
 * are locked first, in the order of their ids, so that replicas which write to one trace
 * wait for each other. Thread-safe.
 */
final class BatchWriter {

	private final Database database;

	private final RecordJson json;

	private final TraceRows traces;

	private final ObservationRows observations;

	private final TermIndex terms = new TermIndex();

	private final RollupRows rollups;

	BatchWriter(Database database, RecordJson json, RollupRows rollups) {
		this.database = database;
		this.json = json;
		this.traces = new TraceRows(json);
		this.observations = new ObservationRows(json);
		this.rollups = rollups;
	}

	/**
	 * Writes all or nothing.
	 * @param changes what is new, by trace
	 * @return the traces that are gone, of which nothing was written
	 */
	Set<String> write(Collection<TraceChange> changes) {
		Map<String, TraceChange> inOrder = new TreeMap<>();
		changes.forEach((change) -> inOrder.put(change.traceId(), change));
		Set<String> missing = this.database.write(() -> {
			Map<String, StoredTrace> stored = lock(inOrder.keySet());
			Set<String> gone = gone(inOrder.keySet(), stored.keySet());
			write(inOrder.values().stream().filter((change) -> !gone.contains(change.traceId())).toList(), stored);
			return gone;
		});
		this.database.settle();
		return missing;
	}

	private Map<String, StoredTrace> lock(Collection<String> ids) {
		Map<String, StoredTrace> stored = new HashMap<>();
		this.database
			.sql("SELECT trace_id, summary FROM {}TRACE WHERE trace_id = ANY(?) ORDER BY trace_id FOR UPDATE",
					Database.array(ids))
			.query((row) -> {
				TraceInfo info = this.json.read(row.getString(2), TraceSummary.class).info();
				stored.put(row.getString(1), new StoredTrace(info));
			});
		if (!stored.isEmpty()) {
			this.database
				.sql("SELECT trace_id, facts FROM {}OBSERVATION WHERE trace_id = ANY(?)",
						Database.array(stored.keySet()))
				.query((row) -> {
					StoredFacts facts = this.json.read(row.getString(2), StoredFacts.class);
					Objects.requireNonNull(stored.get(row.getString(1))).add(facts);
				});
		}
		return stored;
	}

	// Asked after the lock, which waits for whoever deletes a trace.
	private Set<String> gone(Collection<String> ids, Collection<String> there) {
		Set<String> missing = new HashSet<>(ids);
		missing.removeAll(there);
		return missing.isEmpty() ? Set.of()
				: new HashSet<>(this.database
					.sql("SELECT trace_id FROM {}GONE WHERE trace_id = ANY(?)", Database.array(missing))
					.query(String.class)
					.list());
	}

	private void write(List<TraceChange> changes, Map<String, StoredTrace> stored) {
		List<Object[]> newTraces = new ArrayList<>();
		List<Object[]> changedTraces = new ArrayList<>();
		List<Object[]> newObservations = new ArrayList<>();
		List<Object[]> changedObservations = new ArrayList<>();
		List<Object[]> newTerms = new ArrayList<>();
		boolean indexed = this.database.isPostgres();
		HourlySums sums = new HourlySums(Long.MAX_VALUE);
		for (TraceChange change : changes) {
			StoredTrace trace = stored.getOrDefault(change.traceId(), new StoredTrace());
			StoredTrace.Changed changed = change(trace, change, sums);
			(trace.isNew() ? newTraces : changedTraces).add(this.traces.row(changed));
			changed.added().forEach((each) -> newObservations.add(row(trace, each)));
			changed.updated().forEach((each) -> changedObservations.add(row(trace, each)));
			if (indexed) {
				newTerms.add(this.terms.row(changed.summary().info(), change.observations()));
			}
		}
		this.database.batch(TraceRows.INSERT, newTraces);
		this.database.batch(TraceRows.UPDATE, changedTraces);
		this.database.batch(ObservationRows.INSERT, newObservations);
		this.database.batch(ObservationRows.UPDATE, changedObservations);
		this.database.batch(TermIndex.INSERT, newTerms);
		this.rollups.change(sums);
	}

	private static StoredTrace.Changed change(StoredTrace trace, TraceChange change, HourlySums sums) {
		Trace before = trace.counted();
		if (before != null) {
			sums.takeOff(before);
		}
		StoredTrace.Changed changed = trace.change(change);
		sums.add(trace.counted(changed.summary()));
		return changed;
	}

	private Object[] row(StoredTrace trace, ObservationRecord observation) {
		return this.observations.row(observation, trace.facts(observation));
	}

}

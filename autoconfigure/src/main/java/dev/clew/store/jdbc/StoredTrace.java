package dev.clew.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.store.find.FacetValues;
import dev.clew.store.find.TraceSums;
import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.trace.FailedStep;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.OutermostSteps;
import dev.clew.trace.Preview;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * A trace as it is in the tables, changed by what is new of it. Not thread-safe.
 */
final class StoredTrace {

	private final @Nullable TraceInfo known;

	private final Map<String, StoredFacts> facts = new LinkedHashMap<>();

	// A trace that is not there yet.
	StoredTrace() {
		this(null);
	}

	StoredTrace(@Nullable TraceInfo known) {
		this.known = known;
	}

	boolean isNew() {
		return this.known == null;
	}

	void add(StoredFacts stored) {
		this.facts.put(stored.observation().observationId(), stored);
	}

	/**
	 * What is counted of it as it is stored.
	 * @return the trace, absent where it is not there yet
	 */
	@Nullable Trace counted() {
		return (this.known != null) ? counted(summary(this.known)) : null;
	}

	/**
	 * What is counted of it.
	 * @param summary what it adds up to
	 * @return the trace without contents
	 */
	Trace counted(TraceSummary summary) {
		return new Trace(summary, outlines(), List.of());
	}

	/**
	 * Changes it.
	 * @param change what is new
	 * @return what has to be written
	 */
	Changed change(TraceChange change) {
		List<ObservationRecord> added = new ArrayList<>();
		List<ObservationRecord> updated = new ArrayList<>();
		for (ObservationRecord next : change.observations()) {
			StoredFacts stored = this.facts.get(next.observationId());
			ObservationRecord latest = (stored != null) ? TraceChange.latest(stored.outline(), next) : next;
			this.facts.put(next.observationId(), StoredFacts.of(latest, stored));
			((stored != null) ? updated : added).add(latest);
		}
		TraceSummary summary = summary(change.info(this.known));
		return new Changed(summary, latestTime(), size(), facets(summary), List.copyOf(added), List.copyOf(updated));
	}

	StoredFacts facts(ObservationRecord observation) {
		StoredFacts stored = this.facts.get(observation.observationId());
		if (stored == null) {
			throw new IllegalArgumentException("not of this trace: " + observation.observationId());
		}
		return stored;
	}

	private TraceSummary summary(TraceInfo info) {
		Collection<ObservationRecord> all = outlines();
		TraceSums sums = TraceSums.of(all);
		OutermostSteps outermost = OutermostSteps.of(all);
		return new TraceSummary(info, false, sums.startTime(), sums.endTime(), sums.timeToFirstToken(), sums.level(),
				sums.counts(), sums.usage(), sums.cost(), preview(outermost.asked(), true),
				preview(outermost.answered(), false), FailedStep.preview(all), List.of());
	}

	private List<ObservationRecord> outlines() {
		return this.facts.values().stream().map(StoredFacts::outline).toList();
	}

	private @Nullable Preview preview(@Nullable ObservationRecord step, boolean input) {
		if (step == null) {
			return null;
		}
		StoredFacts stored = facts(step);
		return input ? stored.inputPreview() : stored.outputPreview();
	}

	private long latestTime() {
		return Nanos.of(TraceSums.of(outlines()).lastTime());
	}

	private Map<Facet, List<String>> facets(TraceSummary summary) {
		Map<Facet, List<String>> facets = new EnumMap<>(Facet.class);
		for (Facet facet : FacetsOfTraces.IN_JSON) {
			facets.put(facet, FacetValues.of(facet, summary.info(), summary.status(), summary.level(), outlines()));
		}
		return facets;
	}

	private long size() {
		return this.facts.values().stream().mapToLong(StoredFacts::size).sum();
	}

	/**
	 * What has to be written of a trace.
	 *
	 * @param summary what it adds up to now
	 * @param lastTime the latest time seen in it
	 * @param size what its observations take, about, in bytes
	 * @param facets its values in fields that are counted
	 * @param added observations that are new
	 * @param updated observations that are there already
	 */
	record Changed(TraceSummary summary, long lastTime, long size, Map<Facet, List<String>> facets,
			List<ObservationRecord> added, List<ObservationRecord> updated) {

	}

}

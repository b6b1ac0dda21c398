package dev.clew.store.jdbc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * What is new of one trace. Not thread-safe.
 */
final class TraceChange {

	private final Map<String, ObservationRecord> observations = new LinkedHashMap<>();

	private TraceInfo info;

	TraceChange(TraceInfo info) {
		this.info = info;
	}

	String traceId() {
		return this.info.traceId();
	}

	void add(TraceInfo info, ObservationRecord observation) {
		this.info = latest(this.info, info);
		this.observations.merge(observation.observationId(), observation, TraceChange::latest);
	}

	TraceInfo info(@Nullable TraceInfo known) {
		return (known != null) ? latest(known, this.info) : this.info;
	}

	Collection<ObservationRecord> observations() {
		return this.observations.values();
	}

	// Of several roots the earliest counts.
	private static TraceInfo latest(TraceInfo known, TraceInfo next) {
		return (next.rootStart() <= known.rootStart()) ? next : known;
	}

	/**
	 * What is known of an observation after it was saved once more. The end may overtake
	 * the start on another thread; it says more.
	 * @param known what was known before
	 * @param next what was saved
	 * @return the same object where that changes nothing
	 */
	static ObservationRecord latest(ObservationRecord known, ObservationRecord next) {
		if (known.duration() != null && next.duration() == null) {
			return known;
		}
		return next.withContent(latest(known.input(), next.input()), latest(known.output(), next.output()));
	}

	private static @Nullable Content latest(@Nullable Content known, @Nullable Content next) {
		return (next != null) ? next : known;
	}

}

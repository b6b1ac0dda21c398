package dev.clew.store.memory;

import java.util.List;

import dev.clew.store.FoundObservation;
import dev.clew.store.find.Cursor;
import dev.clew.store.find.FacetCounter;
import dev.clew.store.find.PageCollector;
import dev.clew.store.find.Position;
import dev.clew.store.query.Narrowing;
import dev.clew.store.query.ObservationFilter;
import dev.clew.store.query.Page;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

/**
 * Finds observations by going through all traces.
 */
final class ObservationFinder {

	private final StoredTraces shelf;

	private final TraceQuery query;

	private final ObservationFilter filter;

	private final FacetCounter facets;

	private final PageCollector<FoundObservation> page;

	ObservationFinder(StoredTraces shelf, TraceQuery query) {
		this.shelf = shelf;
		this.query = query;
		this.filter = new ObservationFilter(query);
		this.facets = new FacetCounter(query.facets());
		this.page = new PageCollector<>(new Cursor("observations", query.sort(), query.descending()), query.cursor(),
				query.limit());
	}

	Page<FoundObservation> find() {
		for (TraceEntry entry : this.shelf.each(Narrowing.ofObservations(this.query))) {
			TraceInfo trace = entry.info();
			if (this.filter.test(trace)) {
				entry.observations().forEach((observation) -> visit(trace, observation, entry.scores()));
			}
		}
		return this.page.page(this.facets);
	}

	private void visit(TraceInfo trace, ObservationRecord observation, ScoreBook scores) {
		Position position = Position.of(this.query.sort(), observation);
		if (this.facets.isEmpty() && !this.page.wants(position)) {
			return;
		}
		List<Score> own = scores.of(observation.observationId());
		if (this.filter.test(trace, observation, own)) {
			this.page.add(position, new FoundObservation(trace, observation, own));
			this.facets.add(trace, observation.status(), observation.level(), List.of(observation));
		}
	}

}

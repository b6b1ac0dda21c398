package dev.clew.store.memory;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.BinaryOperator;

import dev.clew.store.find.Cursor;
import dev.clew.store.find.FacetCounter;
import dev.clew.store.find.PageCollector;
import dev.clew.store.find.Position;
import dev.clew.store.memory.TraceIndex.Key;
import dev.clew.store.query.Narrowing;
import dev.clew.store.query.Page;
import dev.clew.store.query.TraceFilter;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.trace.TraceSummary;

/**
 * Finds traces: along an index by start if that is what they are sorted by, else by going
 * through all. Of a session, a user or a level only theirs are looked at.
 */
final class TraceFinder {

	private final StoredTraces shelf;

	private final TraceQuery query;

	private final TraceFilter filter;

	private final FacetCounter facets;

	private final PageCollector<Found> page;

	TraceFinder(StoredTraces shelf, TraceQuery query) {
		this.shelf = shelf;
		this.query = query;
		this.filter = new TraceFilter(query);
		this.facets = new FacetCounter(query.facets());
		this.page = new PageCollector<>(new Cursor("traces", query.sort(), query.descending()), query.cursor(),
				query.limit());
	}

	Page<TraceSummary> find() {
		if (this.query.sort() == Sort.START_TIME && this.facets.isEmpty()) {
			walkIndex();
		}
		else {
			this.shelf.each(Narrowing.ofTraces(this.query)).forEach(this::visit);
		}
		Page<Found> found = this.page.page(this.facets.counts());
		return new Page<>(found.items().stream().map(Found::shown).toList(), found.nextCursor(), found.facets());
	}

	// A trace whose start moves while the index is walked may be met twice.
	private void walkIndex() {
		Set<String> met = new HashSet<>();
		for (Map.Entry<Key, TraceEntry> each : range().entrySet()) {
			TraceSummary trace = each.getValue().matches(this.filter) ? each.getValue().summary() : null;
			if (trace != null && matches(each.getValue(), trace) && met.add(trace.info().traceId())) {
				this.page.add(each.getKey().position(), new Found(each.getValue(), trace));
				if (this.page.isFull()) {
					return;
				}
			}
		}
	}

	private NavigableMap<Key, TraceEntry> range() {
		Position low = Position.of((this.query.from() != null) ? this.query.from() : Instant.MIN, "");
		Position high = Position.of((this.query.to() != null) ? this.query.to() : Instant.MAX, "");
		Position after = this.page.after();
		if (after != null && this.query.descending()) {
			high = BinaryOperator.minBy(Position.ASCENDING).apply(high, after);
		}
		else if (after != null) {
			low = BinaryOperator.maxBy(Position.ASCENDING).apply(low, after);
		}
		if (Position.ASCENDING.compare(low, high) >= 0) {
			return Collections.emptyNavigableMap();
		}
		NavigableMap<Key, TraceEntry> range = this.shelf.inOrder(Narrowing.ofTraces(this.query), low, high);
		return this.query.descending() ? range.descendingMap() : range;
	}

	private void visit(TraceEntry entry) {
		if (!entry.matches(this.filter) || (this.facets.isEmpty()
				&& !this.page.wants(entry.sums().position(this.query.sort(), entry.traceId())))) {
			return;
		}
		TraceSummary trace = entry.summary();
		if (!matches(entry, trace)) {
			return;
		}
		this.page.add(Position.of(this.query.sort(), trace), new Found(entry, trace));
		if (!this.facets.isEmpty()) {
			this.facets.add(trace.info(), trace.status(), trace.level(), entry.observations());
		}
	}

	private boolean matches(TraceEntry entry, TraceSummary trace) {
		return this.filter.test(trace, entry::observations, entry.scores()::all);
	}

	private record Found(TraceEntry entry, TraceSummary trace) {

		TraceSummary shown() {
			return this.entry.shown(this.trace);
		}

	}

}

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
import org.jspecify.annotations.Nullable;

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
		if (!this.facets.isEmpty()) {
			countFacets();
		}
		if (this.query.sort() == Sort.START_TIME) {
			walkIndex();
		}
		else {
			this.shelf.each(Narrowing.ofTraces(this.query)).forEach(this::visit);
		}
		Page<Found> found = this.page.page(this.facets);
		return new Page<>(found.items().stream().map(Found::shown).toList(), found.nextCursor(), found.facets(),
				found.facetsOf());
	}

	// A trace whose start moves while the index is walked may be met twice.
	private void walkIndex() {
		Set<String> met = new HashSet<>();
		NavigableMap<Key, TraceEntry> range = range(this.page.after());
		for (Map.Entry<Key, TraceEntry> each : (this.query.descending() ? range.descendingMap() : range).entrySet()) {
			TraceSummary trace = matching(each.getValue());
			if (trace != null && met.add(trace.info().traceId())) {
				this.page.add(each.getKey().position(), new Found(each.getValue(), trace));
				if (this.page.isFull()) {
					return;
				}
			}
		}
	}

	private void countFacets() {
		Set<String> met = new HashSet<>();
		for (TraceEntry entry : range(null).descendingMap().values()) {
			TraceSummary trace = matching(entry);
			if (trace != null && met.add(trace.info().traceId())) {
				if (!this.facets.takesOneMore()) {
					return;
				}
				this.facets.add(trace.info(), trace.status(), trace.level(), entry.observations());
			}
		}
	}

	private NavigableMap<Key, TraceEntry> range(@Nullable Position after) {
		Position low = Position.of((this.query.from() != null) ? this.query.from() : Instant.MIN, "");
		Position high = Position.of((this.query.to() != null) ? this.query.to() : Instant.MAX, "");
		if (after != null && this.query.descending()) {
			high = BinaryOperator.minBy(Position.ASCENDING).apply(high, after);
		}
		else if (after != null) {
			low = BinaryOperator.maxBy(Position.ASCENDING).apply(low, after);
		}
		if (Position.ASCENDING.compare(low, high) >= 0) {
			return Collections.emptyNavigableMap();
		}
		return this.shelf.inOrder(Narrowing.ofTraces(this.query), low, high);
	}

	private void visit(TraceEntry entry) {
		if (entry.matches(this.filter) && this.page.wants(entry.sums().position(this.query.sort(), entry.traceId()))) {
			TraceSummary trace = matching(entry);
			if (trace != null) {
				this.page.add(Position.of(this.query.sort(), trace), new Found(entry, trace));
			}
		}
	}

	private @Nullable TraceSummary matching(TraceEntry entry) {
		TraceSummary trace = entry.matches(this.filter) ? entry.summary() : null;
		return (trace != null && this.filter.test(trace, entry::observations, entry.scores()::all)) ? trace : null;
	}

	private record Found(TraceEntry entry, TraceSummary trace) {

		TraceSummary shown() {
			return this.entry.shown(this.trace);
		}

	}

}

package dev.clew.actuate;

import java.util.List;
import java.util.function.Function;

import dev.clew.store.TraceReader;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.language.Condition;
import dev.clew.store.query.language.Hit;
import dev.clew.store.query.language.Hits;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of a query are in the traces that it found.
 */
final class TraceHits implements Function<TraceSummary, @Nullable List<Hit>> {

	private final TraceReader store;

	private final @Nullable Hits hits;

	TraceHits(TraceReader store, TraceQuery query) {
		Condition condition = query.condition();
		this.store = store;
		this.hits = (condition != null) ? new Hits(condition) : null;
	}

	@Override
	public @Nullable List<Hit> apply(TraceSummary found) {
		if (this.hits == null || this.hits.isEmpty()) {
			return null;
		}
		Trace trace = this.store.findTrace(found.info().traceId());
		return (trace != null) ? this.hits.in(trace) : null;
	}

}

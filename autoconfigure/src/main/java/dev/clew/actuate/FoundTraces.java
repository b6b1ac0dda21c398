package dev.clew.actuate;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

import dev.clew.store.TraceReader;
import dev.clew.store.query.Page;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * All traces that a query finds, page by page. What is gone before it is its turn is left
 * out.
 */
final class FoundTraces implements Iterator<Trace> {

	private final TraceReader store;

	private final TraceQueryBuilder query;

	private final Queue<TraceSummary> found = new ArrayDeque<>();

	private long left;

	private @Nullable String cursor;

	private @Nullable Trace next;

	FoundTraces(TraceReader store, TraceQueryBuilder query, Page<TraceSummary> first, long max) {
		this.store = store;
		this.query = query;
		this.left = max;
		take(first);
	}

	private void take(Page<TraceSummary> page) {
		this.found.addAll(page.items());
		this.cursor = page.nextCursor();
	}

	@Override
	public boolean hasNext() {
		while (this.next == null && this.left > 0 && (!this.found.isEmpty() || this.cursor != null)) {
			TraceSummary summary = this.found.poll();
			if (summary != null) {
				this.next = this.store.findTrace(summary.info().traceId());
			}
			else {
				take(this.store.findTraces(this.query.cursor(this.cursor).build()));
			}
		}
		return this.next != null;
	}

	@Override
	public Trace next() {
		if (!hasNext() || this.next == null) {
			throw new NoSuchElementException();
		}
		Trace trace = this.next;
		this.next = null;
		this.left--;
		return trace;
	}

}

package dev.clew.store.memory;

import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * In which order traces go: the oldest first, bookmarked ones last. Nothing is walked
 * through, whatever is changed. Not thread-safe.
 */
final class EvictionOrder {

	private final NavigableMap<Long, TraceEntry> plain = new TreeMap<>();

	private final NavigableMap<Long, TraceEntry> bookmarked = new TreeMap<>();

	void add(TraceEntry entry) {
		lineOf(entry).put(entry.number(), entry);
	}

	void remove(TraceEntry entry) {
		lineOf(entry).remove(entry.number());
	}

	TraceEntry first() {
		NavigableMap<Long, TraceEntry> line = this.plain.isEmpty() ? this.bookmarked : this.plain;
		if (line.isEmpty()) {
			throw new NoSuchElementException("no trace is left");
		}
		return line.firstEntry().getValue();
	}

	private NavigableMap<Long, TraceEntry> lineOf(TraceEntry entry) {
		return entry.isBookmarked() ? this.bookmarked : this.plain;
	}

}

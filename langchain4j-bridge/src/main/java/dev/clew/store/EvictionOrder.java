package dev.clew.store;

import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * In which order traces go: the oldest first, bookmarked ones last. Not thread-safe.
 */
final class EvictionOrder {

	private final TreeMap<Long, TraceEntry> plain = new TreeMap<>();

	private final TreeMap<Long, TraceEntry> bookmarked = new TreeMap<>();

	void add(TraceEntry entry) {
		(entry.isBookmarked() ? this.bookmarked : this.plain).put(entry.number(), entry);
	}

	void remove(TraceEntry entry) {
		(entry.isBookmarked() ? this.bookmarked : this.plain).remove(entry.number());
	}

	TraceEntry first() {
		if (this.plain.isEmpty() && this.bookmarked.isEmpty()) {
			throw new NoSuchElementException("no trace is left");
		}
		return (this.plain.isEmpty() ? this.bookmarked : this.plain).firstEntry().getValue();
	}

}

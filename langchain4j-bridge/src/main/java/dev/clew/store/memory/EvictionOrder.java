package dev.clew.store.memory;

import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * The order in which traces go to make room: the oldest first, bookmarked ones last.
 * Thread-safe; of one trace by one thread at a time.
 */
final class EvictionOrder {

	// The keys are numbers: nodes that are taken out still refer to their keys, and to
	// each other, until they are collected.
	private final NavigableMap<Long, TraceEntry> plain = new ConcurrentSkipListMap<>();

	private final NavigableMap<Long, TraceEntry> bookmarked = new ConcurrentSkipListMap<>();

	void add(TraceEntry entry) {
		lineOf(entry).put(entry.number(), entry);
	}

	boolean remove(TraceEntry entry) {
		return lineOf(entry).remove(entry.number()) != null;
	}

	// Takes the first out, for one thread only.
	@Nullable TraceEntry poll() {
		Map.Entry<Long, TraceEntry> first = this.plain.pollFirstEntry();
		first = (first != null) ? first : this.bookmarked.pollFirstEntry();
		return (first != null) ? first.getValue() : null;
	}

	private NavigableMap<Long, TraceEntry> lineOf(TraceEntry entry) {
		return entry.isBookmarked() ? this.bookmarked : this.plain;
	}

}

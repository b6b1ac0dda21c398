package dev.clew.store.memory;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * The traces of each user, or of another key, by their start. Changed by one thread at a
 * time, read by any.
 *
 * @param <K> type of the key
 */
final class TraceIndex<K> {

	/** No traces, which compare as all others do. */
	static final NavigableMap<Position, TraceEntry> NONE = Collections
		.unmodifiableNavigableMap(new TreeMap<>(Position.ASCENDING));

	private final Map<K, ConcurrentNavigableMap<Position, TraceEntry>> byKey = new ConcurrentHashMap<>();

	NavigableMap<Position, TraceEntry> get(K key) {
		NavigableMap<Position, TraceEntry> traces = this.byKey.get(key);
		return (traces != null) ? traces : NONE;
	}

	void add(@Nullable K key, Position position, TraceEntry entry) {
		if (key != null) {
			this.byKey.computeIfAbsent(key, (any) -> new ConcurrentSkipListMap<>(Position.ASCENDING))
				.put(position, entry);
		}
	}

	// A key goes with its last trace.
	void remove(@Nullable K key, Position position) {
		if (key != null) {
			this.byKey.computeIfPresent(key, (any, traces) -> {
				traces.remove(position);
				return traces.isEmpty() ? null : traces;
			});
		}
	}

}

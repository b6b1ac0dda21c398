package dev.clew.store.memory;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest traces that are gone, and why. Thread-safe.
 */
final class Tombstones {

	private final Map<String, String> reasons;

	Tombstones(int capacity) {
		this.reasons = new LinkedHashMap<>() {

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
				return size() > capacity;
			}

		};
	}

	synchronized void add(String traceId, String reason) {
		this.reasons.put(traceId, reason);
	}

	synchronized @Nullable String reason(String traceId) {
		return this.reasons.get(traceId);
	}

}

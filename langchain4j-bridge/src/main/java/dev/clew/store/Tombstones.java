package dev.clew.store;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest traces that are gone, and why. Thread-safe.
 */
final class Tombstones {

	private final int capacity;

	private final Map<String, String> reasons = new LinkedHashMap<>();

	Tombstones(int capacity) {
		this.capacity = capacity;
	}

	synchronized void add(String traceId, String reason) {
		if (this.reasons.size() == this.capacity) {
			this.reasons.remove(this.reasons.keySet().iterator().next());
		}
		this.reasons.put(traceId, reason);
	}

	synchronized @Nullable String reason(String traceId) {
		return this.reasons.get(traceId);
	}

}

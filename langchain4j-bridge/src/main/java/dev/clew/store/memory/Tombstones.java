package dev.clew.store.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest traces that are gone, and why. Thread-safe, without a lock that
 * all share.
 */
final class Tombstones {

	private final Map<String, String> reasons = new ConcurrentHashMap<>();

	// A ring: the oldest is overwritten.
	private final AtomicReferenceArray<@Nullable String> ids;

	private final AtomicLong added = new AtomicLong();

	Tombstones(int capacity) {
		this.ids = new AtomicReferenceArray<>(capacity);
	}

	void add(String traceId, String reason) {
		this.reasons.put(traceId, reason);
		String oldest = this.ids.getAndSet((int) (this.added.getAndIncrement() % this.ids.length()), traceId);
		if (oldest != null) {
			this.reasons.remove(oldest);
		}
	}

	@Nullable String reason(String traceId) {
		return this.reasons.get(traceId);
	}

}

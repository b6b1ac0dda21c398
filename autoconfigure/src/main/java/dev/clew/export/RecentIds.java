package dev.clew.export;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest ids, so many of them. Thread-safe, without a lock that all share.
 */
final class RecentIds {

	private final Set<String> known = ConcurrentHashMap.newKeySet();

	// A ring: the oldest is overwritten.
	private final AtomicReferenceArray<@Nullable String> ids;

	private final AtomicLong added = new AtomicLong();

	RecentIds(int capacity) {
		this.ids = new AtomicReferenceArray<>(capacity);
	}

	void add(String id) {
		if (!this.known.contains(id) && this.known.add(id)) {
			String oldest = this.ids.getAndSet((int) (this.added.getAndIncrement() % this.ids.length()), id);
			if (oldest != null) {
				this.known.remove(oldest);
			}
		}
	}

	boolean contains(String id) {
		return this.known.contains(id);
	}

}

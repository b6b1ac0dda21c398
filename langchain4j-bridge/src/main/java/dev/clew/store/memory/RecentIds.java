package dev.clew.store.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest ids, so many of them, and what there is to say of each.
 * Thread-safe, without a lock that all share.
 */
@InternalApi
public final class RecentIds {

	private final Map<String, String> known = new ConcurrentHashMap<>();

	// A ring: the oldest is overwritten.
	private final AtomicReferenceArray<@Nullable String> ids;

	private final AtomicLong added = new AtomicLong();

	/**
	 * No ids yet.
	 * @param capacity number of ids at most
	 */
	public RecentIds(int capacity) {
		this.ids = new AtomicReferenceArray<>(capacity);
	}

	public void add(String id) {
		add(id, "");
	}

	public void add(String id, String remark) {
		if (!remark.equals(this.known.get(id)) && this.known.put(id, remark) == null) {
			addToRing(id);
		}
	}

	/**
	 * Adds an id, of several threads one.
	 * @param id the id
	 * @return whether it was not known
	 */
	public boolean addIfAbsent(String id) {
		boolean absent = this.known.putIfAbsent(id, "") == null;
		if (absent) {
			addToRing(id);
		}
		return absent;
	}

	private void addToRing(String id) {
		String oldest = this.ids.getAndSet((int) (this.added.getAndIncrement() % this.ids.length()), id);
		if (oldest != null) {
			this.known.remove(oldest);
		}
	}

	public boolean contains(String id) {
		return this.known.containsKey(id);
	}

	/**
	 * What there is to say of an id.
	 * @param id the id
	 * @return the remark, absent where the id is not known any more
	 */
	public @Nullable String remark(String id) {
		return this.known.get(id);
	}

}

package dev.clew.sampling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The traces that are not decided yet, and what they take of the heap. Thread-safe,
 * without a lock that all share.
 */
final class HeldTraces {

	private final Map<String, HeldTrace> byId = new ConcurrentHashMap<>();

	private final ConcurrentSkipListMap<Long, HeldTrace> byAge = new ConcurrentSkipListMap<>();

	private final AtomicLong begun = new AtomicLong();

	private final AtomicLong size = new AtomicLong();

	@Nullable HeldTrace get(String traceId) {
		return this.byId.get(traceId);
	}

	HeldTrace getOrBegin(String traceId) {
		HeldTrace known = this.byId.get(traceId);
		return (known != null) ? known
				: this.byId.computeIfAbsent(traceId, (id) -> new HeldTrace(id, this.begun.getAndIncrement()));
	}

	// Called with the lock of the trace.
	void grown(HeldTrace trace, long growth) {
		this.byAge.putIfAbsent(trace.number(), trace);
		this.size.addAndGet(growth);
	}

	// Called with the lock of the trace, once: it is not in the way of others any more.
	void release(HeldTrace trace) {
		this.byAge.remove(trace.number());
		this.size.addAndGet(-trace.size());
	}

	void forget(HeldTrace trace) {
		this.byId.remove(trace.traceId(), trace);
	}

	boolean areMoreThan(long bytes) {
		return this.size.get() > bytes;
	}

	Iterable<HeldTrace> fromOldest() {
		return this.byAge.values();
	}

}

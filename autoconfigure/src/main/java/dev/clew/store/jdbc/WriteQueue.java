package dev.clew.store.jdbc;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, bounded in number and in bytes: those that are still in the
 * queue, and those that were taken out and have not been written yet. Thread-safe,
 * without a lock.
 */
final class WriteQueue {

	private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger count = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

	private final int capacity;

	private final long maxBytes;

	WriteQueue(int capacity, long maxBytes) {
		this.capacity = capacity;
		this.maxBytes = maxBytes;
	}

	// Whether there was room for it.
	boolean offer(Waiting one) {
		if (this.count.incrementAndGet() > this.capacity) {
			this.count.decrementAndGet();
			return false;
		}
		if (this.bytes.addAndGet(one.bytes()) > this.maxBytes) {
			release(one);
			return false;
		}
		return this.waiting.add(one);
	}

	// Those who wait for others take no room.
	void add(Waiting.OfReader reader) {
		this.waiting.add(reader);
	}

	@Nullable Waiting poll() {
		return this.waiting.poll();
	}

	// What was taken out is written, or lost.
	void release(Waiting one) {
		this.count.decrementAndGet();
		this.bytes.addAndGet(-one.bytes());
	}

	int count() {
		return this.count.get();
	}

	long bytes() {
		return this.bytes.get();
	}

}

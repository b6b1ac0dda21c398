package dev.clew.export;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * What waits to leave, bounded in bytes: those that are still in the queue, and those
 * that were taken out and have not left yet. Thread-safe, without a lock.
 */
final class ExportQueue {

	private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicLong bytes = new AtomicLong();

	private final AtomicLong refused = new AtomicLong();

	private final long maxBytes;

	private final long roomForLosses;

	ExportQueue(long maxBytes) {
		this.maxBytes = maxBytes;
		this.roomForLosses = maxBytes / 10;
	}

	// Whether there was room for it. Some is kept for losses, so that nothing waits for
	// an end that is lost.
	boolean offer(Waiting one) {
		long most = this.maxBytes - ((one instanceof Waiting.OfLoss) ? 0 : this.roomForLosses);
		long taken;
		do {
			taken = this.bytes.get();
			if (taken + one.bytes() > most) {
				this.refused.incrementAndGet();
				return false;
			}
		}
		while (!this.bytes.compareAndSet(taken, taken + one.bytes()));
		return this.waiting.offer(one);
	}

	@Nullable Waiting poll() {
		return this.waiting.poll();
	}

	boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	// What was taken out has left, or is lost.
	void release(long bytes) {
		this.bytes.addAndGet(-bytes);
	}

	long bytes() {
		return this.bytes.get();
	}

	long refused() {
		return this.refused.get();
	}

}

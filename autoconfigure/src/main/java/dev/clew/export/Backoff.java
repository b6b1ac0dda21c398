package dev.clew.export;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * When to try again after a failure: twice as late each time, or when the server says.
 * Used by one thread.
 */
final class Backoff {

	private static final double JITTER = 0.2;

	private final Duration first;

	private final Duration longest;

	private Duration next;

	private long until = Long.MIN_VALUE;

	Backoff(Duration first, Duration longest) {
		this.first = first;
		this.longest = longest;
		this.next = first;
	}

	boolean isOver(long now) {
		return this.until == Long.MIN_VALUE || now - this.until >= 0;
	}

	void failed(long now, @Nullable Duration asked) {
		double factor = 1 - JITTER * ThreadLocalRandom.current().nextDouble();
		long own = (long) (this.next.toNanos() * factor);
		this.until = now + Math.max(own, (asked != null) ? asked.toNanos() : 0);
		Duration twice = this.next.multipliedBy(2);
		this.next = (twice.compareTo(this.longest) < 0) ? twice : this.longest;
	}

	void succeeded() {
		this.next = this.first;
		this.until = Long.MIN_VALUE;
	}

}

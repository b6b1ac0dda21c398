package dev.clew.store.jdbc;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

import dev.clew.store.Records;
import dev.clew.store.TraceSink;
import dev.clew.trace.ObservationType;

/**
 * An application that saves an observation each millisecond, each in a trace of its own,
 * and how long that keeps its thread.
 */
final class SavingApplication {

	private static final int MOST = 200_000;

	private final TraceSink store;

	private final AtomicLong saved = new AtomicLong();

	// In nanoseconds, of the calls since they were last measured.
	private final long[] times = new long[MOST];

	private int measured;

	private volatile boolean ending;

	private final Thread thread = new Thread(this::run);

	private SavingApplication(TraceSink store) {
		this.store = store;
	}

	static SavingApplication start(TraceSink store) {
		SavingApplication application = new SavingApplication(store);
		application.thread.start();
		return application;
	}

	private void run() {
		while (!this.ending) {
			long trace = this.saved.incrementAndGet();
			long start = System.nanoTime();
			this.store.save(Records.info(trace), Records.ended(trace, 1, ObservationType.TOOL, trace, 1).build());
			took(System.nanoTime() - start);
			pause(Duration.ofMillis(1));
		}
	}

	private synchronized void took(long nanos) {
		if (this.measured < MOST) {
			this.times[this.measured++] = nanos;
		}
	}

	synchronized void measure() {
		this.measured = 0;
	}

	synchronized Duration percentile(int percent) {
		long[] sorted = Arrays.copyOf(this.times, this.measured);
		Arrays.sort(sorted);
		return Duration.ofNanos(sorted[Math.max(0, sorted.length * percent / 100 - 1)]);
	}

	long saved() {
		return this.saved.get();
	}

	long end() throws InterruptedException {
		this.ending = true;
		this.thread.join();
		return this.saved.get();
	}

	// The time is what is tested.
	static void pause(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

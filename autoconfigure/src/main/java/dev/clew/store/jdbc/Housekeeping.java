package dev.clew.store.jdbc;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the retention from time to time, on a thread of its own.
 */
final class Housekeeping implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Housekeeping.class);

	private static final Duration LAST = Duration.ofSeconds(5);

	private final TraceRetention retention;

	private final WriterState state = new WriterState("removed from");

	private final long pauseMillis;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread = new Thread(this::run, "clew-store-retention");

	Housekeeping(TraceRetention retention, Duration pause) {
		this.retention = retention;
		this.pauseMillis = pause.toMillis();
	}

	void start() {
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void run() {
		try {
			while (!this.closing.await(this.pauseMillis, TimeUnit.MILLISECONDS)) {
				apply();
			}
		}
		catch (InterruptedException ex) {
			// The store is closed.
		}
	}

	private void apply() {
		try {
			int gone = this.retention.apply();
			this.state.succeeded();
			logger.debug("{} traces went by retention.", gone);
		}
		catch (RuntimeException ex) {
			this.state.failed(ex);
		}
	}

	@Override
	public void close() {
		this.closing.countDown();
		try {
			this.thread.join(LAST.toMillis());
			this.thread.interrupt();
		}
		catch (InterruptedException ex) {
			this.thread.interrupt();
			Thread.currentThread().interrupt();
		}
	}

}

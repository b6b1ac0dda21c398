package dev.clew.store.jdbc;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets old traces go and closes abandoned observations from time to time, on a thread of
 * its own.
 */
final class Housekeeping implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Housekeeping.class);

	private static final Duration LAST = Duration.ofSeconds(5);

	private final TraceRetention retention;

	private final AbandonedSteps abandoned;

	private final WriterState state = new WriterState("kept in order in");

	private final long pauseMillis;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread = new Thread(this::run, "clew-store-retention");

	Housekeeping(TraceRetention retention, AbandonedSteps abandoned, Duration pause) {
		this.retention = retention;
		this.abandoned = abandoned;
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
			int closed = this.abandoned.close();
			int gone = this.retention.apply();
			this.state.succeeded();
			logger.debug("{} traces went by retention, {} abandoned observations were closed.", gone, closed);
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

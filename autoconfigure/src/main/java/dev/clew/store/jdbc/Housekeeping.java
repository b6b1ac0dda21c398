package dev.clew.store.jdbc;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up sums, lets old traces go and closes abandoned observations from time to time,
 * on a thread of its own.
 */
final class Housekeeping implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Housekeeping.class);

	// Sums are added up so many times while the rest is done once.
	private static final int PARTS = 6;

	private static final Duration LAST = Duration.ofSeconds(5);

	private final TraceRetention retention;

	private final AbandonedSteps abandoned;

	private final Rollups rollups;

	private final WriterState state = new WriterState("kept in order in");

	private final long pauseMillis;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread = new Thread(this::run, "clew-store-retention");

	Housekeeping(TraceRetention retention, AbandonedSteps abandoned, Rollups rollups, Duration pause) {
		this.retention = retention;
		this.abandoned = abandoned;
		this.rollups = rollups;
		this.pauseMillis = pause.toMillis();
	}

	void start() {
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void run() {
		try {
			for (int rounds = 1; !this.closing.await(this.pauseMillis / PARTS, TimeUnit.MILLISECONDS); rounds++) {
				addUp();
				if (rounds % PARTS == 0) {
					apply();
				}
			}
		}
		catch (InterruptedException ex) {
			// The store is closed.
		}
	}

	private void addUp() {
		try {
			int changes = this.rollups.addUp();
			this.state.succeeded();
			logger.debug("{} changes were added to the sums of hours.", changes);
		}
		catch (RuntimeException ex) {
			this.state.failed(ex);
		}
	}

	private void apply() {
		try {
			int closed = this.abandoned.close();
			int gone = this.retention.apply();
			int hours = this.rollups.apply();
			this.state.succeeded();
			logger.debug("{} traces and {} sums went by retention, {} abandoned observations were closed.", gone, hours,
					closed);
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

package dev.clew.store.jdbc;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import dev.clew.observation.fault.Faults;
import dev.clew.store.memory.SizeEstimate;
import dev.clew.store.rollup.HourlySums;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Writes what waits, on a thread of its own: some at a time, and after an interval at the
 * latest. Thread-safe.
 */
final class TraceWriter implements AutoCloseable {

	private static final Duration LAST_TRY = Duration.ofSeconds(10);

	private static final Duration LAST_COUNT = Duration.ofSeconds(1);

	private static final long SHORT_PAUSE = 200;

	private final WriteQueue queue;

	private final Delivery delivery;

	private final Losses losses;

	private final Faults faults;

	private final int batchSize;

	private final long intervalNanos;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread = new Thread(this::run, "clew-store");

	private volatile long closedAt;

	TraceWriter(JdbcStoreSettings settings, BatchWriter writer, ScoreRows scores, Rollups rollups, Losses losses,
			HeldTimes held, Faults faults) {
		this.queue = new WriteQueue(settings.queueCapacity(), settings.maxQueueBytes());
		this.delivery = new Delivery(writer, scores, rollups, this.queue, losses, held, this::pause);
		this.losses = losses;
		this.faults = faults;
		this.batchSize = settings.batchSize();
		this.intervalNanos = settings.flushInterval().toNanos();
	}

	void start() {
		this.thread.setDaemon(true);
		this.thread.start();
	}

	// On the application's thread, which never waits.
	void save(TraceInfo trace, ObservationRecord observation) {
		offer(new Waiting.OfTrace(trace, observation, SizeEstimate.of(observation) + SizeEstimate.of(trace)),
				List.of(observation));
	}

	// Likewise.
	void leaveOut(Collection<ObservationRecord> observations, Consumer<HourlySums> addition) {
		int bytes = observations.stream().mapToInt(SizeEstimate::of).sum();
		offer(new Waiting.OfLeftOut(observations, addition, bytes), observations);
	}

	private void offer(Waiting waiting, Collection<ObservationRecord> observations) {
		if (isClosing()) {
			observations.forEach((each) -> this.losses.lost(each, Losses.SHUTDOWN));
		}
		else if (!this.queue.offer(waiting)) {
			observations.forEach((each) -> this.losses.lost(each, Losses.FULL));
		}
		else if (this.queue.count() % this.batchSize == 0) {
			LockSupport.unpark(this.thread);
		}
	}

	/**
	 * Writes a score.
	 * @param score the score
	 * @param patience how long to wait for the answer; not at all while the database is
	 * away
	 * @return whether what it is about is there; absent where nobody can tell yet, and it
	 * waits to be written
	 */
	@Nullable Boolean save(Score score, Duration patience) {
		CompletableFuture<Boolean> taken = new CompletableFuture<>();
		if (isClosing() || !this.queue.offer(new Waiting.OfScore(score, taken, SizeEstimate.of(score)))) {
			return false;
		}
		LockSupport.unpark(this.thread);
		if (this.delivery.isFailing()) {
			return null;
		}
		try {
			return taken.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Waits until all that was saved before is written.
	 * @param patience how long to wait at most; not at all while the database is away
	 * @return whether it is
	 */
	boolean flush(Duration patience) {
		if (this.queue.count() == 0) {
			return true;
		}
		CountDownLatch written = new CountDownLatch(1);
		this.queue.add(new Waiting.OfReader(written));
		LockSupport.unpark(this.thread);
		if (this.delivery.isFailing()) {
			return false;
		}
		try {
			return written.await(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	int waiting() {
		return this.queue.count();
	}

	private boolean isClosing() {
		return this.closing.getCount() == 0;
	}

	private void run() {
		boolean last;
		do {
			last = isClosing();
			if (!last) {
				LockSupport.parkNanos(this, this.intervalNanos);
			}
			try {
				writeAll();
			}
			catch (Throwable ex) {
				this.faults.report("store", ex);
			}
		}
		while (!last);
	}

	private void writeAll() {
		for (Batch batch = next(); !batch.isEmpty(); batch = next()) {
			this.delivery.deliver(batch);
		}
	}

	private Batch next() {
		Batch batch = new Batch();
		while (batch.size() < this.batchSize) {
			Waiting next = this.queue.poll();
			if (next == null) {
				return batch;
			}
			batch.add(next);
		}
		return batch;
	}

	// Before the next try, for which there is no time at the end of the application.
	private boolean pause(long millis) {
		try {
			if (!this.closing.await(millis, TimeUnit.MILLISECONDS)) {
				return true;
			}
			// The latch is open, and nothing else tells that the database is there again.
			Thread.sleep(SHORT_PAUSE);
			return System.nanoTime() - this.closedAt < LAST_TRY.toNanos();
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	/**
	 * Writes what waits, as far as that can be done in ten seconds; what is left is lost,
	 * and counted.
	 */
	@Override
	public void close() {
		this.closedAt = System.nanoTime();
		this.closing.countDown();
		LockSupport.unpark(this.thread);
		try {
			this.thread.join(LAST_TRY.toMillis());
			this.thread.interrupt();
			this.thread.join(LAST_COUNT.toMillis());
		}
		catch (InterruptedException ex) {
			this.thread.interrupt();
			Thread.currentThread().interrupt();
		}
	}

}

package dev.clew.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.clew.store.rollup.HourlySums;
import dev.clew.trace.ObservationRecord;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Brings batches into the database: again and again while that is away, and without what
 * it refuses. Used by one thread.
 */
final class Delivery {

	private static final long FIRST_PAUSE = 200;

	private static final long LONGEST_PAUSE = 10_000;

	private static final int MAX_RACES = 20;

	private final BatchWriter writer;

	private final ScoreRows scores;

	private final Rollups rollups;

	private final WriteQueue queue;

	private final Losses losses;

	private final HeldTimes held;

	private final WriterState state = new WriterState("written to");

	private final Pause pause;

	Delivery(BatchWriter writer, ScoreRows scores, Rollups rollups, WriteQueue queue, Losses losses, HeldTimes held,
			Pause pause) {
		this.writer = writer;
		this.scores = scores;
		this.rollups = rollups;
		this.queue = queue;
		this.losses = losses;
		this.held = held;
		this.pause = pause;
	}

	boolean isFailing() {
		return this.state.isFailing();
	}

	void deliver(Batch batch) {
		try {
			deliver(batch.observations());
			batch.scores().forEach(this::deliver);
			count(batch.leftOut());
			noteLosses();
		}
		finally {
			batch.tellReaders();
		}
	}

	private void noteLosses() {
		Instant latest = this.losses.takeLatest();
		if (latest != null) {
			persist(() -> this.held.note(latest));
		}
	}

	private void deliver(List<Waiting.OfTrace> observations) {
		if (observations.isEmpty()) {
			return;
		}
		try {
			boolean written = persist(() -> write(observations));
			observations.forEach(this.queue::release);
			if (!written) {
				this.losses.lost(observations, Losses.SHUTDOWN);
			}
		}
		catch (RuntimeException | Error ex) {
			deliverParts(observations, ex);
		}
	}

	// One that cannot be written takes nothing from the others.
	private void deliverParts(List<Waiting.OfTrace> observations, Throwable ex) {
		int half = observations.size() / 2;
		if (half == 0) {
			this.state.refused(ex);
			observations.forEach(this.queue::release);
			this.losses.lost(observations, Losses.REFUSED);
			return;
		}
		deliver(observations.subList(0, half));
		deliver(observations.subList(half, observations.size()));
	}

	private void write(List<Waiting.OfTrace> observations) {
		Set<String> gone = this.writer.write(Batch.changes(observations));
		this.losses.lost(observations.stream().filter((each) -> gone.contains(each.trace().traceId())).toList(),
				Losses.DELETED);
	}

	private void count(List<Waiting.OfLeftOut> leftOut) {
		if (leftOut.isEmpty()) {
			return;
		}
		HourlySums sums = new HourlySums(Long.MAX_VALUE);
		leftOut.forEach((each) -> each.addition().accept(sums));
		List<ObservationRecord> observations = leftOut.stream()
			.flatMap((each) -> each.observations().stream())
			.toList();
		Instant latest = observations.stream()
			.map(ObservationRecord::startTime)
			.max(Instant::compareTo)
			.orElse(Instant.EPOCH);
		boolean counted = false;
		try {
			counted = persist(() -> this.rollups.leaveOut(sums, latest));
		}
		catch (RuntimeException | Error ex) {
			this.state.refused(ex);
		}
		finally {
			leftOut.forEach(this.queue::release);
			if (!counted) {
				observations.forEach((each) -> this.losses.lost(each, Losses.REFUSED));
			}
		}
	}

	private void deliver(Waiting.OfScore score) {
		boolean[] taken = new boolean[1];
		try {
			persist(() -> taken[0] = this.scores.save(score.score()));
		}
		catch (RuntimeException | Error ex) {
			this.state.refused(ex);
		}
		finally {
			this.queue.release(score);
			score.taken().complete(taken[0]);
		}
	}

	// Whether it was done before there was no more time. What is not the fault of the
	// database as a whole is thrown: another try would end the same.
	private boolean persist(Runnable work) {
		ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE, 2);
		backOff.setMaxInterval(LONGEST_PAUSE);
		BackOffExecution pauses = backOff.start();
		int races = 0;
		while (true) {
			try {
				work.run();
				this.state.succeeded();
				return true;
			}
			catch (DuplicateKeyException ex) {
				// Another replica was faster with the same trace.
				if (++races > MAX_RACES) {
					throw ex;
				}
			}
			catch (DataIntegrityViolationException ex) {
				throw ex;
			}
			catch (DataAccessException | TransactionException ex) {
				this.state.failed(ex);
				if (!this.pause.await(pauses.nextBackOff())) {
					return false;
				}
			}
		}
	}

	/**
	 * Waits before the next try.
	 */
	interface Pause {

		/**
		 * Waits.
		 * @param millis so many milliseconds
		 * @return whether there is to be a next try
		 */
		boolean await(long millis);

	}

}

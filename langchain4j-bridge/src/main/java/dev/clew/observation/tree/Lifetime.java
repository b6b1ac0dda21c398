package dev.clew.observation.tree;

import java.time.Duration;

import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import org.jspecify.annotations.Nullable;

/**
 * How long an observation has run, and whether it is over. Thread-safe.
 */
public abstract class Lifetime {

	/** What is said of an end that nobody told. */
	public static final String END_UNKNOWN = "the end is when it was given up; when it ended is not known";

	/** What is said where it is told after all. */
	public static final String ENDED_LATER = "ended after it was given up";

	private long startNanos = System.nanoTime();

	private long headNanos;

	private volatile @Nullable Duration duration;

	private volatile Phase phase = Phase.OPEN;

	private Level level = Level.DEFAULT;

	private @Nullable String statusMessage;

	private volatile @Nullable ObservationRecord ended;

	// What had passed when the work was noticed.
	void begin(long head) {
		this.headNanos = head;
		this.startNanos = System.nanoTime() - head;
	}

	public long headNanos() {
		return this.headNanos;
	}

	public long startNanos() {
		return this.startNanos;
	}

	// Absent while it runs.
	public @Nullable Duration duration() {
		return this.duration;
	}

	Duration soFar() {
		return Duration.ofNanos(System.nanoTime() - this.startNanos);
	}

	// Whether it was open until now.
	public synchronized boolean finish(Phase end, @Nullable Duration measured) {
		if (this.phase != Phase.OPEN) {
			return false;
		}
		this.duration = (measured != null) ? measured : soFar();
		this.phase = end;
		return true;
	}

	public boolean isOpen() {
		return this.phase == Phase.OPEN;
	}

	public boolean isGivenUp() {
		return this.phase == Phase.GIVEN_UP;
	}

	/**
	 * Sets the level of an observation of others. Errors raise it.
	 * @param level the level
	 * @param statusMessage why
	 */
	public synchronized void level(Level level, @Nullable String statusMessage) {
		this.level = level;
		this.statusMessage = statusMessage;
	}

	public synchronized Level level() {
		return this.level;
	}

	public synchronized @Nullable String statusMessage() {
		return this.statusMessage;
	}

	/**
	 * The record of a step, while those hear of its end who may want it too.
	 * @return the record, if one was made
	 */
	public @Nullable ObservationRecord ended() {
		return this.ended;
	}

	public void ended(@Nullable ObservationRecord observation) {
		this.ended = observation;
	}

	/**
	 * How far an observation has come.
	 */
	public enum Phase {

		/** It runs. */
		OPEN,

		/** Nobody told its end. */
		GIVEN_UP,

		/** It is over. */
		ENDED

	}

}

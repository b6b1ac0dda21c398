package dev.clew.observation.tree;

import dev.clew.trace.Content;
import org.jspecify.annotations.Nullable;

/**
 * What a trace as a whole was asked and answered: the first input and the last output of
 * its outermost steps. Thread-safe.
 */
public final class TraceContent {

	private @Nullable Content input;

	private @Nullable Content output;

	private long askedNanos;

	/**
	 * Adds an outermost step that has ended.
	 * @param startNanos its start, by the clock of the process
	 * @param input what went in
	 * @param output what came out
	 */
	public synchronized void add(long startNanos, @Nullable Content input, @Nullable Content output) {
		if (input != null && (this.input == null || startNanos - this.askedNanos < 0)) {
			this.input = input;
			this.askedNanos = startNanos;
		}
		this.output = (output != null) ? output : this.output;
	}

	public synchronized @Nullable Content input() {
		return this.input;
	}

	public synchronized @Nullable Content output() {
		return this.output;
	}

}

package dev.clew.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What steps and handlers of ours keep on a context while they work: how long the step
 * has run, its place, its key values, and which handlers still have to complete it.
 */
public abstract class HandledContext extends Observation.Context {

	private static final @Nullable Completion[] NONE = {};

	// One for each handler of ours, of which there are few.
	private @Nullable Completion[] completions = NONE;

	private volatile @Nullable TraceNode node;

	private volatile KeyValues lowCardinality = KeyValues.empty();

	private @Nullable Instant startedAt;

	private @Nullable Duration measured;

	private @Nullable Duration duration;

	private long headNanos;

	private long startNanos;

	private boolean parentGiven;

	HandledContext() {
	}

	/**
	 * Start of a step that had begun before it was noticed.
	 * @return the start; absent where the step is observed from its beginning
	 */
	public @Nullable Instant getStartedAt() {
		return this.startedAt;
	}

	/**
	 * Says that the step had begun before it was noticed.
	 * @param startedAt when
	 */
	public void setStartedAt(Instant startedAt) {
		this.startedAt = startedAt;
	}

	/**
	 * Says that the step is over already, and how long it took.
	 * @param measured duration that was measured around the work
	 */
	public void setMeasured(Duration measured) {
		this.measured = measured;
	}

	/**
	 * Duration measured around the work.
	 * @return the duration, absent while the step runs
	 */
	public @Nullable Duration getDuration() {
		return this.duration;
	}

	void begin() {
		this.headNanos = head();
		this.startNanos = System.nanoTime() - this.headNanos;
	}

	long getHeadNanos() {
		return this.headNanos;
	}

	// What had passed when the step was noticed.
	private long head() {
		Instant early = this.startedAt;
		if (early != null) {
			return Math.max(0, Duration.between(early, Instant.now()).toNanos());
		}
		return (this.measured != null) ? this.measured.toNanos() : 0;
	}

	void end() {
		if (this.duration == null) {
			this.duration = (this.measured != null) ? this.measured
					: Duration.ofNanos(System.nanoTime() - this.startNanos);
		}
	}

	long getStartNanos() {
		return this.startNanos;
	}

	// Place in the tree, which others hang among their key values.
	@Nullable TraceNode node() {
		return this.node;
	}

	void setNode(TraceNode node) {
		this.node = node;
	}

	// Whether the parent was given by a hook, rather than found on the thread.
	boolean isParentGiven() {
		return this.parentGiven;
	}

	void setParentGiven() {
		this.parentGiven = true;
	}

	// Kept as the conventions give them, rather than put into a map and sorted again each
	// time somebody asks.
	@Override
	public synchronized Observation.Context addLowCardinalityKeyValues(KeyValues keyValues) {
		if (keyValues != null && !this.lowCardinality.equals(keyValues)) {
			this.lowCardinality = beginsWith(keyValues, this.lowCardinality) ? keyValues
					: this.lowCardinality.and(keyValues);
		}
		return this;
	}

	// Where all keys that are there get values, there is nothing to be merged.
	private static boolean beginsWith(KeyValues added, KeyValues known) {
		Iterator<KeyValue> next = added.iterator();
		for (KeyValue one : known) {
			if (!next.hasNext() || !next.next().getKey().equals(one.getKey())) {
				return false;
			}
		}
		return true;
	}

	@Override
	public synchronized Observation.Context addLowCardinalityKeyValue(KeyValue keyValue) {
		this.lowCardinality = this.lowCardinality.and(keyValue);
		return this;
	}

	@Override
	public synchronized Observation.Context removeLowCardinalityKeyValue(String key) {
		this.lowCardinality = KeyValues
			.of(this.lowCardinality.stream().filter((keyValue) -> !keyValue.getKey().equals(key)).toList());
		return this;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues() {
		return this.lowCardinality;
	}

	@Override
	public @Nullable KeyValue getLowCardinalityKeyValue(String key) {
		for (KeyValue keyValue : this.lowCardinality) {
			if (keyValue.getKey().equals(key)) {
				return keyValue;
			}
		}
		return null;
	}

	void completeBy(Completion completion) {
		this.completions = Arrays.copyOf(this.completions, this.completions.length + 1);
		this.completions[this.completions.length - 1] = completion;
	}

	// Whether this is the first call: a step is completed once.
	boolean takeCompletion(Completion completion) {
		for (int i = 0; i < this.completions.length; i++) {
			if (completion.equals(this.completions[i])) {
				this.completions[i] = null;
				return true;
			}
		}
		return false;
	}

	// Those that were not taken, each at its turn.
	void forEachCompletion(Consumer<Completion> action) {
		for (Completion completion : this.completions) {
			if (completion != null) {
				action.accept(completion);
			}
		}
	}

}

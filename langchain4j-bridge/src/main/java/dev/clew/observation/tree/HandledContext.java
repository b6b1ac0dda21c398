package dev.clew.observation.tree;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a running step beside the facts of its kind: its place and lifetime,
 * and its key values.
 */
public abstract class HandledContext extends Observation.Context {

	private static final KeyValues NONE = KeyValues.empty();

	private final TraceNode node = new TraceNode(this);

	private volatile KeyValues lowCardinality = NONE;

	private @Nullable Instant startedAt;

	private @Nullable Duration measured;

	private @Nullable Object subject;

	public HandledContext() {
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
		return this.node.duration();
	}

	// Place in the tree, which others hang among their key values.
	TraceNode node() {
		return this.node;
	}

	// What had passed when the step was noticed.
	long head() {
		Instant early = this.startedAt;
		if (early != null) {
			return Math.max(0, Duration.between(early, Instant.now()).toNanos());
		}
		return (this.measured != null) ? this.measured.toNanos() : 0;
	}

	/**
	 * What the step is about, by which an inner part of it is known.
	 * @return what it was given, if that is known
	 */
	public @Nullable Object subject() {
		return this.subject;
	}

	public void subject(Object subject) {
		this.subject = subject;
	}

	@Nullable Duration measured() {
		return this.measured;
	}

	// Kept as the conventions give them, rather than put into a map and sorted again each
	// time somebody asks.
	@Override
	public synchronized Observation.Context addLowCardinalityKeyValues(KeyValues keyValues) {
		if (NONE.equals(this.lowCardinality) && keyValues != null) {
			this.lowCardinality = keyValues;
		}
		else if (keyValues != null && !NONE.equals(keyValues) && !this.lowCardinality.equals(keyValues)) {
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

}

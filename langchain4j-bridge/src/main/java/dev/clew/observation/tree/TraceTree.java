package dev.clew.observation.tree;

import io.micrometer.observation.Observation;

/**
 * What the trees of one application have in common: where their ids come from, and
 * whether anybody records them. Thread-safe.
 */
final class TraceTree {

	private final IdSource ids;

	private volatile boolean recorded;

	TraceTree(IdSource ids) {
		this.ids = ids;
	}

	SpanIds idsOf(Observation.Context context) {
		return this.ids.idsOf(context);
	}

	void record() {
		this.recorded = true;
	}

	boolean isRecorded() {
		return this.recorded;
	}

}

package dev.clew.observation.tree;

import dev.clew.content.Masking;
import io.micrometer.observation.Observation;

/**
 * What the trees of one application have in common: where their ids come from, what is
 * masked in them, and whether anybody records them. Thread-safe.
 */
final class TraceTree {

	private final IdSource ids;

	private volatile boolean recorded;

	private final Masking masking;

	private volatile boolean contentKept;

	TraceTree(IdSource ids, Masking masking) {
		this.ids = ids;
		this.masking = masking;
	}

	Masking masking() {
		return this.masking;
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

	void keepContent() {
		this.contentKept = true;
	}

	boolean isContentKept() {
		return this.contentKept;
	}

}

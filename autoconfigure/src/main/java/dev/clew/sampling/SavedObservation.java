package dev.clew.sampling;

import dev.clew.store.memory.SizeEstimate;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Status;
import dev.clew.trace.TraceInfo;

/**
 * What was saved of an observation.
 *
 * @param info what was last known of its trace
 * @param record what was last known of it
 * @param size bytes that both take, about
 */
record SavedObservation(TraceInfo info, ObservationRecord record, long size) {

	static SavedObservation of(TraceInfo info, ObservationRecord record) {
		return new SavedObservation(info, record, SizeEstimate.of(info) + SizeEstimate.of(record));
	}

	// A start that comes after the end says nothing new of the observation.
	SavedObservation updated(TraceInfo newer, ObservationRecord next) {
		boolean late = this.record.status() == Status.COMPLETED && next.status() == Status.RUNNING;
		return of(newer, late ? this.record : withContentOf(this.record, next));
	}

	// Input and output are told once.
	private static ObservationRecord withContentOf(ObservationRecord known, ObservationRecord next) {
		Content input = (next.input() != null) ? next.input() : known.input();
		Content output = (next.output() != null) ? next.output() : known.output();
		return next.withContent(input, output);
	}

	int running() {
		return (this.record.status() == Status.RUNNING) ? 1 : 0;
	}

}

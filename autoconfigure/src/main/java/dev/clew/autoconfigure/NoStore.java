package dev.clew.autoconfigure;

import dev.clew.store.TraceSink;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

/**
 * Stands in where nothing is kept, so that an application that gives scores starts all
 * the same.
 */
enum NoStore implements TraceSink {

	/** The only one. */
	INSTANCE;

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
	}

	@Override
	public boolean save(Score score) {
		return false;
	}

}

package dev.clew.store;

import java.util.List;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

/**
 * An observation found, with its trace.
 *
 * @param trace what hangs on its trace as a whole
 * @param observation the observation
 * @param scores scores of the observation
 */
public record FoundObservation(TraceInfo trace, ObservationRecord observation, List<Score> scores) {

}

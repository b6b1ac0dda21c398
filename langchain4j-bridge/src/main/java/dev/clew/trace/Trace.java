package dev.clew.trace;

import java.util.List;

/**
 * The tree of observations of one invocation of the application.
 *
 * @param summary what the observations add up to
 * @param observations the observations, ordered by start
 * @param scores scores of the trace, and of its observations
 */
public record Trace(TraceSummary summary, List<ObservationRecord> observations, List<Score> scores) {

	public Trace {
		observations = List.copyOf(observations);
		scores = List.copyOf(scores);
	}

	/**
	 * The scores of one of its observations.
	 * @param observationId id of the observation
	 * @return its scores
	 */
	public List<Score> scoresOf(String observationId) {
		return this.scores.stream().filter((score) -> observationId.equals(score.target().observationId())).toList();
	}

}

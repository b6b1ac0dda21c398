package dev.clew.actuate.json;

import java.util.List;

import dev.clew.trace.Score;
import dev.clew.trace.Trace;

/**
 * The scores of a part of a trace.
 */
public final class Scores {

	private Scores() {
	}

	public static List<Score> ofObservation(Trace trace, String observationId) {
		return trace.scores().stream().filter((score) -> observationId.equals(score.target().observationId())).toList();
	}

}

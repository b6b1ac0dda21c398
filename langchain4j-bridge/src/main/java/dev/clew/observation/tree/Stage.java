package dev.clew.observation.tree;

/**
 * What is made of observations: spans, meters or records. Hears of the end of an
 * observation from its own handler, and of that of a step at the latest when the step
 * ends, so that a handler of others that throws hides nothing. Must not throw.
 */
public interface Stage {

	/**
	 * The observation has ended. Called once for each that was begun.
	 * @param node the observation
	 */
	void end(TraceNode node);

	/**
	 * More is known of an observation that runs.
	 * @param node the observation
	 */
	default void describe(TraceNode node) {
	}

	/**
	 * More is known of an observation that has ended.
	 * @param node the observation
	 */
	default void correct(TraceNode node) {
	}

	/**
	 * The scope of an observation was left without its handlers.
	 * @param node the observation
	 */
	default void leave(TraceNode node) {
	}

}

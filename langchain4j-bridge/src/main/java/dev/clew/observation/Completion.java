package dev.clew.observation;

/**
 * What a handler of ours does at the latest when a step ends, also where a handler of
 * others throws before its turn comes.
 */
interface Completion {

	void complete(ClewContext context);

	// What was used turned out after the step had been given up.
	default void correct(ModelContext call) {
	}

	default void leave(ClewContext context) {
	}

}

package dev.clew.trace;

/**
 * Whether an observation, or any observation of a trace, is still open.
 */
public enum Status {

	/** Not ended yet: there is no end time and no latency. */
	RUNNING,

	/** Ended, well or not. */
	COMPLETED

}

package dev.clew.observation;

import org.jspecify.annotations.Nullable;

/**
 * What has begun and not ended, and is given up in time.
 */
interface Unfinished {

	/** What is said of an end that nobody told. */
	String END_UNKNOWN = "the end is when it was given up; when it ended is not known";

	/** What is said where it is told after all. */
	String ENDED_LATER = "ended after it was given up";

	long startNanos();

	@Nullable TraceNode node();

	void giveUp(String reason);

}

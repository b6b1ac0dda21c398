package dev.clew.store.query.language;

import java.util.Comparator;

/**
 * How much of a trace has to be known to test a condition, from little to all.
 */
enum Scope {

	/** What hangs on the trace as a whole. */
	TRACE,

	/** Status and level too. */
	STATE,

	/** Sums and scores too. */
	SUMS,

	/** Observations without what was said in them. */
	INSIDE,

	/** Inputs, outputs and other texts. */
	CONTENT;

	static Scope of(Condition condition) {
		return condition.terms().map(Scope::of).max(Comparator.naturalOrder()).orElse(TRACE);
	}

	private static Scope of(Condition.Term term) {
		return switch (term.field()) {
			case TRACE_ID, SESSION, USER, NAME, TAG, ENVIRONMENT, RELEASE, SERVICE -> TRACE;
			case STATUS, LEVEL -> STATE;
			case STARTED, LATENCY, COST, TOKENS, SCORE, IS -> SUMS;
			case TEXT, INPUT, OUTPUT, STATUS_MESSAGE, ERROR_MESSAGE -> CONTENT;
			default -> INSIDE;
		};
	}

}

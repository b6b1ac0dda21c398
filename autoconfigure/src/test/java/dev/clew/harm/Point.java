package dev.clew.harm;

/**
 * Where something that is not the application itself can break.
 */
enum Point {

	SUPPORTS_CONTEXT, START, STOP, ERROR, SCOPE_OPENED, SCOPE_CLOSED,

	EARLY_SUPPORTS_CONTEXT, EARLY_START, EARLY_STOP, EARLY_ERROR, EARLY_SCOPE_OPENED, EARLY_SCOPE_CLOSED,

	FILTER, PREDICATE,

	CONVENTION_NAME, CONVENTION_SPAN_NAME, CONVENTION_KEYS, CONVENTION_MORE_KEYS,

	STORE, PRICES, SPAN_BUILDER, TRACE_SCOPE, METERS, ALL_METERS;

	// The step itself cannot be observed then; those around and below it can.
	boolean losesStep() {
		return this == SUPPORTS_CONTEXT || this == EARLY_SUPPORTS_CONTEXT || this == EARLY_START || this == PREDICATE;
	}

	boolean isOfOneType() {
		return compareTo(STORE) < 0;
	}

}

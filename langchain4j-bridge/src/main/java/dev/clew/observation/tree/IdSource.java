package dev.clew.observation.tree;

import io.micrometer.observation.Observation;

/**
 * Where the ids of observations come from.
 */
@FunctionalInterface
interface IdSource {

	/**
	 * Ids of our own, in the shape of W3C Trace Context: for applications without a
	 * tracer.
	 */
	IdSource OWN = (context) -> SpanIds.random();

	/**
	 * The ids of an observation that has been started.
	 * @param context its context
	 * @return the ids
	 */
	SpanIds idsOf(Observation.Context context);

}

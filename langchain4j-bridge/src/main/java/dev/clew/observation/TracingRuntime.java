package dev.clew.observation;

import io.micrometer.observation.ObservationRegistry;

/**
 * What the hooks of one application need to observe a step.
 *
 * @param registry where its observations are made
 * @param conventions how they are named
 * @param sessions which ids name a session
 * @param faults where faults of the tracing end
 */
public record TracingRuntime(ObservationRegistry registry, ObservationConventions conventions, SessionIds sessions,
		Faults faults) {

}

package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#AGENT}. A bean of
 * this type replaces the default.
 */
public interface AgentObservationConvention extends ObservationConvention<AgentContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof AgentContext;
	}

	@Override
	default String getName() {
		return ObservationType.AGENT.observationName();
	}

}

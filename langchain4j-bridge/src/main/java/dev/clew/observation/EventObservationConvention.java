package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#EVENT}. A bean of
 * this type replaces the default.
 */
public interface EventObservationConvention extends ObservationConvention<EventContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof EventContext;
	}

	@Override
	default String getName() {
		return ObservationType.EVENT.observationName();
	}

}

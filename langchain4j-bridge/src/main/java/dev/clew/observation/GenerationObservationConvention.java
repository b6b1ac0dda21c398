package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#GENERATION}. A bean
 * of this type replaces the default.
 */
public interface GenerationObservationConvention extends ObservationConvention<GenerationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof GenerationContext;
	}

	@Override
	default String getName() {
		return ObservationType.GENERATION.observationName();
	}

}

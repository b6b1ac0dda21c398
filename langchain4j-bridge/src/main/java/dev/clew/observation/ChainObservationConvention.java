package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#CHAIN}. A bean of
 * this type replaces the default.
 */
public interface ChainObservationConvention extends ObservationConvention<ChainContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ChainContext;
	}

	@Override
	default String getName() {
		return ObservationType.CHAIN.observationName();
	}

}

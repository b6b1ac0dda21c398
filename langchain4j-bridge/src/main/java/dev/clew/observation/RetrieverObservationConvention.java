package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#RETRIEVER}. A bean
 * of this type replaces the default.
 */
public interface RetrieverObservationConvention extends ObservationConvention<RetrieverContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof RetrieverContext;
	}

	@Override
	default String getName() {
		return ObservationType.RETRIEVER.observationName();
	}

}

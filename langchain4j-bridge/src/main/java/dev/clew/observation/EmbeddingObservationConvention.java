package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#EMBEDDING}. A bean
 * of this type replaces the default.
 */
public interface EmbeddingObservationConvention extends ObservationConvention<EmbeddingContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof EmbeddingContext;
	}

	@Override
	default String getName() {
		return ObservationType.EMBEDDING.observationName();
	}

}

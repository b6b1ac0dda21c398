package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#SPAN}. A bean of
 * this type replaces the default.
 */
public interface SpanObservationConvention extends ObservationConvention<SpanContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof SpanContext;
	}

	@Override
	default String getName() {
		return ObservationType.SPAN.observationName();
	}

}

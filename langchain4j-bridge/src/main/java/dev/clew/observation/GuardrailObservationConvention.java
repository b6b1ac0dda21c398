package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#GUARDRAIL}. A bean
 * of this type replaces the default.
 */
public interface GuardrailObservationConvention extends ObservationConvention<GuardrailContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof GuardrailContext;
	}

	@Override
	default String getName() {
		return ObservationType.GUARDRAIL.observationName();
	}

}

package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#EVALUATOR}. A bean
 * of this type replaces the default.
 */
public interface EvaluatorObservationConvention extends ObservationConvention<EvaluatorContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof EvaluatorContext;
	}

	@Override
	default String getName() {
		return ObservationType.EVALUATOR.observationName();
	}

}

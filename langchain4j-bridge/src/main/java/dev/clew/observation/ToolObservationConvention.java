package dev.clew.observation;

import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and key values of observations of type {@link ObservationType#TOOL}. A bean of
 * this type replaces the default.
 */
public interface ToolObservationConvention extends ObservationConvention<ToolContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ToolContext;
	}

	@Override
	default String getName() {
		return ObservationType.TOOL.observationName();
	}

}

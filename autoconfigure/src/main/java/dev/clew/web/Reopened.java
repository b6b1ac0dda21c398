package dev.clew.web;

import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import io.micrometer.observation.Observation;

/**
 * Makes the current observation current once more, so that those hear of it who hand
 * session and user on to other services: these were not known when it became current.
 */
final class Reopened {

	private static final Step.Scope NONE = () -> {
	};

	private Reopened() {
	}

	static Step.Scope open(TracingRuntime runtime, boolean asked) {
		try {
			Observation current = runtime.registry().getCurrentObservation();
			if (!asked || current == null || current.isNoop()) {
				return NONE;
			}
			Observation.Scope scope = current.openScope();
			return () -> close(runtime, scope);
		}
		catch (Throwable ex) {
			runtime.faults().report("baggage", ex);
			return NONE;
		}
	}

	private static void close(TracingRuntime runtime, Observation.Scope scope) {
		try {
			scope.close();
		}
		catch (Throwable ex) {
			runtime.faults().report("baggage", ex);
		}
	}

}

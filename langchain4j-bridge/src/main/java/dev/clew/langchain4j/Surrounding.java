package dev.clew.langchain4j;

import dev.clew.observation.Step;
import dev.clew.observation.TracingRuntime;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is around the steps of one call, on whichever thread they are made.
 *
 * @param runtime of the application
 * @param observation the observation, open until all of the steps have ended
 */
record Surrounding(TracingRuntime runtime, Observation observation) {

	<T extends @Nullable Object, X extends Throwable> T call(Call<T, X> call) throws X {
		if (Runtimes.isCurrentWithin(this.observation)) {
			return call.call();
		}
		try (Step.Scope scope = Step.enter(this.runtime, this.observation)) {
			return call.call();
		}
	}

}

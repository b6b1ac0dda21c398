package dev.clew.langchain4j.run;

import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is around the steps of one call, on whichever thread they are made.
 *
 * @param runtime of the application
 * @param observation the observation; absent where nothing is around them
 */
public record EnclosingObservation(TracingRuntime runtime, @Nullable Observation observation) {

	public static EnclosingObservation current(TracingRuntime runtime) {
		return new EnclosingObservation(runtime, Runtimes.currentObservation());
	}

	void run(Runnable work) {
		call(() -> {
			work.run();
			return true;
		});
	}

	public <T extends @Nullable Object, X extends Throwable> T call(Call<T, X> call) throws X {
		if (this.observation == null || Runtimes.isCurrentWithin(this.observation)) {
			return call.call();
		}
		try (Step.Scope scope = Step.enter(this.runtime, this.observation)) {
			return call.call();
		}
	}

}

package dev.clew.observation.step;

import dev.clew.observation.ClewContext;
import dev.clew.observation.tree.CurrentNode;
import dev.clew.observation.tree.TraceNode;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A scope that is closed whatever handlers throw: what was current before is current
 * again.
 */
final class StepScope implements Step.Scope {

	// Where it is current already, say.
	private static final Step.Scope NONE = () -> {
	};

	private final TracingRuntime runtime;

	private final Observation observation;

	private final Observation.Scope scope;

	private final Observation.@Nullable Scope previous;

	private StepScope(TracingRuntime runtime, Observation observation, Observation.Scope scope,
			Observation.@Nullable Scope previous) {
		this.runtime = runtime;
		this.observation = observation;
		this.scope = scope;
		this.previous = previous;
	}

	static Step.Scope open(TracingRuntime runtime, Observation observation) {
		ObservationRegistry registry = runtime.registry();
		Observation.Scope previous = registry.getCurrentObservationScope();
		if (previous != null && previous.getCurrentObservation() == observation) {
			return NONE;
		}
		try {
			return new StepScope(runtime, observation, observation.openScope(), previous);
		}
		catch (Throwable ex) {
			runtime.faults().report(Step.COMPONENT, ex);
			Observation.Scope scope = registry.getCurrentObservationScope();
			return (scope != null && scope != previous) ? new StepScope(runtime, observation, scope, previous) : NONE;
		}
	}

	@Override
	public void close() {
		try {
			this.scope.close();
		}
		catch (Throwable ex) {
			this.runtime.faults().report(Step.COMPONENT, ex);
			this.runtime.registry().setCurrentObservationScope(this.previous);
			if (this.observation.getContext() instanceof ClewContext left) {
				leave(left);
			}
		}
	}

	// What was left open by handlers whose turn did not come.
	private void leave(ClewContext left) {
		try {
			CurrentNode.pop(TraceNode.running(left));
			TraceNode.running(left).leave();
		}
		catch (Throwable ex) {
			this.runtime.faults().report(Step.COMPONENT, ex);
		}
	}

}

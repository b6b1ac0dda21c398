package dev.clew.observation.step;

import dev.clew.content.Masking;
import dev.clew.observation.StepConvention;
import dev.clew.observation.cost.Billing;
import dev.clew.observation.cost.BudgetGuard;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.SessionIds;
import io.micrometer.observation.ObservationRegistry;

/**
 * What the hooks of one application need to observe a step.
 *
 * @param registry where its observations are made
 * @param convention how they are named
 * @param sessions which ids name a session
 * @param faults where faults of the tracing end
 * @param openSteps the steps that run
 * @param billing what calls of models cost
 * @param budgets which of them may be made
 * @param masking what is masked in names and key values
 */
public record TracingRuntime(ObservationRegistry registry, StepConvention convention, SessionIds sessions,
		Faults faults, OpenSteps openSteps, Billing billing, BudgetGuard budgets, Masking masking) {

	/**
	 * A runtime whose steps are given up after the time that is usual, and which knows no
	 * price.
	 * @param registry where its observations are made
	 * @param convention how they are named
	 * @param sessions which ids name a session
	 * @param faults where faults of the tracing end
	 */
	public TracingRuntime(ObservationRegistry registry, StepConvention convention, SessionIds sessions, Faults faults) {
		this(registry, convention, sessions, faults, new OpenSteps(OpenSteps.DEFAULT_MAX_DURATION, faults));
	}

	/**
	 * A runtime that refuses no call.
	 * @param registry where its observations are made
	 * @param convention how they are named
	 * @param sessions which ids name a session
	 * @param faults where faults of the tracing end
	 * @param openSteps the steps that run
	 * @param billing what calls of models cost
	 */
	public TracingRuntime(ObservationRegistry registry, StepConvention convention, SessionIds sessions, Faults faults,
			OpenSteps openSteps, Billing billing) {
		this(registry, convention, sessions, faults, openSteps, billing, BudgetGuard.NONE, Masking.NONE);
	}

	/**
	 * A runtime that knows no price.
	 * @param registry where its observations are made
	 * @param convention how they are named
	 * @param sessions which ids name a session
	 * @param faults where faults of the tracing end
	 * @param openSteps the steps that run
	 */
	public TracingRuntime(ObservationRegistry registry, StepConvention convention, SessionIds sessions, Faults faults,
			OpenSteps openSteps) {
		this(registry, convention, sessions, faults, openSteps, Billing.NONE);
	}

}

package dev.clew.langchain4j.call;

import java.util.function.BiConsumer;

import dev.clew.langchain4j.agent.AgentRuns;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.observation.ClewContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.invocation.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a component is in a trace.
 *
 * @param <C> type of its context
 * @param context what is known of it before it is made
 * @param invocation run of an AI service that it is part of, where the call says so
 * @param returned completes the context with what the call returned, may be {@code null}
 */
public record Operation<C extends ClewContext>(C context, @Nullable InvocationContext invocation,
		BiConsumer<C, @Nullable Object> returned) {

	Step<C> start(TracingRuntime runtime, @Nullable Invocation run) {
		return Step.start(runtime, this.context, (run != null) ? run.parentHere() : AgentRuns.parent());
	}

	// An Error ends the run with the outermost of the steps that it goes through.
	ObservedCall.Outcome<C, @Nullable Object> outcome(@Nullable Invocation run) {
		boolean outermost = run != null && !run.isAround();
		return new ObservedCall.Outcome<>() {

			@Override
			public void returned(Step<C> step, @Nullable Object result) {
				Operation.this.returned.accept(step.context(), result);
			}

			@Override
			public void failed(Step<C> step, Throwable error) {
				step.fail(error);
				if (run != null && outermost) {
					run.failUntold(error);
				}
			}

		};
	}

}

package dev.clew.langchain4j;

import java.util.function.Supplier;

import dev.clew.budget.BudgetExceededException;
import dev.clew.observation.ClewContext;
import dev.clew.observation.Step;
import dev.clew.observation.TracingRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Runs a call of the application within a step, and whatever goes wrong in the tracing of
 * it, the call is made once and its outcome is what the application gets.
 */
final class TracedCall {

	private TracedCall() {
	}

	static <C extends ClewContext, T extends @Nullable Object, X extends Throwable> T run(TracingRuntime runtime,
			Supplier<@Nullable Step<C>> start, Call<T, X> call, Outcome<C, T> outcome) throws X {
		Step<C> step = startSafely(runtime, start);
		if (step == null) {
			return call.call();
		}
		T result;
		try (Step.Scope scope = step.open()) {
			refuse(step);
			result = call.call();
		}
		catch (Throwable ex) {
			safely(runtime, () -> outcome.failed(step, ex));
			step.fail(ex);
			throw ex;
		}
		safely(runtime, () -> outcome.returned(step, result));
		step.stop();
		return result;
	}

	// The one exception of ours that the application is meant to get.
	private static void refuse(Step<?> step) {
		BudgetExceededException refusal = step.refusal();
		if (refusal != null) {
			throw refusal;
		}
	}

	private static <C extends ClewContext> @Nullable Step<C> startSafely(TracingRuntime runtime,
			Supplier<@Nullable Step<C>> start) {
		try {
			return start.get();
		}
		catch (Throwable ex) {
			runtime.faults().report("hook", ex);
			return null;
		}
	}

	static void safely(TracingRuntime runtime, Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			runtime.faults().report("hook", ex);
		}
	}

	/**
	 * What the outcome of a call says of its step.
	 *
	 * @param <C> type of the step's context
	 * @param <T> type of the result
	 */
	interface Outcome<C extends ClewContext, T extends @Nullable Object> {

		void returned(Step<C> step, T result);

		default void failed(Step<C> step, Throwable error) {
		}

	}

}

package dev.clew.langchain4j.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.clew.budget.BudgetExceededException;
import dev.clew.observation.ClewContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.Level;
import org.jspecify.annotations.Nullable;

/**
 * Runs a call of the application within a step, and whatever goes wrong in the tracing of
 * it, the call is made once and its outcome is what the application gets.
 */
public final class ObservedCall {

	private ObservedCall() {
	}

	public static <C extends ClewContext, T extends @Nullable Object, X extends Throwable> T run(TracingRuntime runtime,
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
			fail(runtime, step, outcome, ex);
			throw ex;
		}
		returned(runtime, step, outcome, result);
		return result;
	}

	// A call whose result completes later ends when that does, on whichever thread. What
	// it is refused with comes the same way.
	public static <C extends ClewContext, X extends Throwable> @Nullable Object runLater(TracingRuntime runtime,
			Supplier<@Nullable Step<C>> start, Call<@Nullable Object, X> call, Outcome<C, @Nullable Object> outcome)
			throws X {
		EnclosingObservation around = EnclosingObservation.current(runtime);
		Step<C> step = startSafely(runtime, start);
		if (step == null) {
			return call.call();
		}
		Object result;
		try (Step.Scope scope = step.open()) {
			BudgetExceededException refusal = step.refusal();
			result = (refusal != null) ? CompletableFuture.failedFuture(refusal) : call.call();
		}
		catch (Throwable ex) {
			fail(runtime, step, outcome, ex);
			throw ex;
		}
		if (result instanceof CompletionStage<?> stage) {
			return ObservedFuture.of(stage, around, (value, error) -> end(runtime, step, outcome, value, error));
		}
		end(runtime, step, outcome, result, null);
		return result;
	}

	// Whatever the result is, null too.
	@SuppressWarnings("NullAway")
	private static <C extends ClewContext> void end(TracingRuntime runtime, Step<C> step,
			Outcome<C, @Nullable Object> outcome, @Nullable Object value, @Nullable Throwable error) {
		Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
		if (cause instanceof CancellationException) {
			safely(runtime, () -> step.context().setLevel(Level.WARNING, "cancelled"));
			step.stop();
		}
		else if (cause != null) {
			fail(runtime, step, outcome, cause);
		}
		else {
			returned(runtime, step, outcome, value);
		}
	}

	private static <C extends ClewContext, T extends @Nullable Object> void returned(TracingRuntime runtime,
			Step<C> step, Outcome<C, T> outcome, T result) {
		try {
			outcome.returned(step, result);
		}
		catch (Throwable ex) {
			runtime.faults().report("hook", ex);
		}
		step.stop();
	}

	private static <C extends ClewContext, T extends @Nullable Object> void fail(TracingRuntime runtime, Step<C> step,
			Outcome<C, T> outcome, Throwable error) {
		safely(runtime, () -> outcome.failed(step, error));
		if (!outcome.isOpenAfter(step)) {
			step.fail(error);
		}
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

	public static void safely(TracingRuntime runtime, Runnable action) {
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
	public interface Outcome<C extends ClewContext, T extends @Nullable Object> {

		void returned(Step<C> step, T result);

		default void failed(Step<C> step, Throwable error) {
		}

		// Whether somebody else ends the step after its call failed. Must not throw.
		default boolean isOpenAfter(Step<C> step) {
			return false;
		}

	}

}

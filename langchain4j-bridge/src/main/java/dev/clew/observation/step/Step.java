package dev.clew.observation.step;

import dev.clew.budget.BudgetExceededException;
import dev.clew.observation.ClewContext;
import dev.clew.observation.ModelContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.CurrentNode;
import dev.clew.observation.tree.TraceNode;
import dev.clew.observation.tree.Unended;
import dev.clew.trace.Level;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * An observation of one step that cannot harm the application: whatever a handler,
 * convention, predicate or filter throws, ours or the user's, ends in {@link Faults}. A
 * step is stopped once, and what comes later is ignored. Only usage that a model tells
 * after its call was given up still counts.
 *
 * @param <C> type of its context
 */
public final class Step<C extends ClewContext> implements Unended {

	static final String COMPONENT = "handler";

	private final TracingRuntime runtime;

	private final C context;

	private final TraceNode node;

	private final Observation observation;

	private final @Nullable Observation parent;

	private @Nullable Runnable whenStopped;

	private @Nullable Runnable whenGivenUp;

	private @Nullable TraceNode place;

	private boolean awaitsUsage;

	private Step(TracingRuntime runtime, C context, Observation observation, @Nullable Observation parent) {
		this.runtime = runtime;
		this.context = context;
		this.node = TraceNode.running(context);
		this.observation = observation;
		this.parent = parent;
	}

	/**
	 * Starts a step.
	 * @param runtime of the application that the step belongs to
	 * @param context what is known of it
	 * @param parent observation around it, or {@code null} for the current one of this
	 * thread
	 * @param <C> type of the context
	 * @return the step, started; with an observation that does nothing where the
	 * observation is disabled or could not be made
	 */
	public static <C extends ClewContext> Step<C> start(TracingRuntime runtime, C context,
			@Nullable Observation parent) {
		TraceNode.running(context).begin();
		Observation observation = SafeConvention.observe(runtime, context, parent);
		Step<C> step = new Step<>(runtime, context, observation, parent);
		try {
			step.observation.start();
		}
		catch (Throwable ex) {
			runtime.faults().report(COMPONENT, ex);
		}
		context.started();
		step.opened();
		return step;
	}

	// What is around us ends as it does without us.
	private void opened() {
		try {
			if (this.runtime.budgets().applies(this.context)) {
				this.place = place();
			}
			if (!this.context.isSurrounding()) {
				this.runtime.openSteps().add(this.node, this);
			}
		}
		catch (Throwable ex) {
			this.runtime.faults().report("open-steps", ex);
		}
	}

	// By whose trace, session and user a call is counted.
	private @Nullable TraceNode place() {
		TraceNode own = TraceNode.of(this.observation);
		TraceNode around = (own != null) ? own : TraceNode.of(this.parent);
		return (around != null) ? around : CurrentNode.get();
	}

	// What is known of the step, to be completed while it runs.
	public C context() {
		return this.context;
	}

	// To be the parent of others.
	public Observation observation() {
		return this.observation;
	}

	/**
	 * Asks whether the model that the step calls may be called.
	 * @return why not, to be thrown or told in place of calling it; {@code null} where it
	 * may
	 */
	public @Nullable BudgetExceededException refusal() {
		return this.runtime.budgets().refusal(this.context, this.place);
	}

	/**
	 * Completes what is known of the step; where that fails, the step is as it was.
	 * @param completion sets fields of the context
	 */
	public void complete(Runnable completion) {
		try {
			completion.run();
		}
		catch (Throwable ex) {
			this.runtime.faults().report("hook", ex);
		}
	}

	/**
	 * Says that input and prompt of the step, not known when it started, are known now.
	 */
	public void described() {
		complete(this.node::describe);
		this.context.started();
	}

	/**
	 * Makes the step the current one of this thread; where it is disabled, its parent.
	 * @return to be closed on the same thread; closing never throws
	 */
	public Scope open() {
		Observation current = (this.observation.isNoop() && this.parent != null) ? this.parent : this.observation;
		return StepScope.open(this.runtime, current);
	}

	/**
	 * Makes an observation that is open already the current one of this thread.
	 * @param runtime of the application that it belongs to
	 * @param observation the observation
	 * @return to be closed on the same thread; closing never throws
	 */
	public static Scope enter(TracingRuntime runtime, Observation observation) {
		return StepScope.open(runtime, observation);
	}

	/**
	 * Fails the step and stops it.
	 * @param error why
	 */
	public void fail(Throwable error) {
		stop(error);
	}

	/**
	 * Stops the step.
	 */
	public void stop() {
		stop(null);
	}

	/**
	 * Does something when the step is stopped; at once where it is already.
	 * @param action what to do; whatever it throws ends in {@link Faults}
	 */
	public synchronized void whenStopped(Runnable action) {
		if (isStopped()) {
			complete(action);
		}
		else {
			this.whenStopped = both(this.whenStopped, action);
		}
	}

	/**
	 * Whether the step has ended.
	 * @return whether whatever comes now is ignored
	 */
	public synchronized boolean isStopped() {
		return !this.node.isOpen();
	}

	/**
	 * Whether an end would still be heard: that of a step that runs, or of the call of a
	 * model that was given up before it told what it used.
	 * @return whether what is known of the end should be completed
	 */
	public synchronized boolean awaitsEnd() {
		return !isStopped() || this.awaitsUsage;
	}

	/**
	 * Says what to do if nobody ends the step: it is stopped in the end, and what has not
	 * happened by then is not waited for any more.
	 * @param action completes what is known of the step
	 */
	public synchronized void whenGivenUp(Runnable action) {
		this.whenGivenUp = both(this.whenGivenUp, action);
	}

	private Runnable both(@Nullable Runnable first, Runnable second) {
		return (first != null) ? () -> {
			complete(first);
			complete(second);
		} : second;
	}

	@Override
	public synchronized void giveUp(String reason) {
		if (isStopped()) {
			return;
		}
		if (this.whenGivenUp != null) {
			complete(this.whenGivenUp);
		}
		this.context.setLevel(this.context.getLevel().max(Level.WARNING), reason);
		this.context.getNotes().add(TraceNode.END_UNKNOWN);
		end(TraceNode.Phase.GIVEN_UP, null);
		this.awaitsUsage = this.context instanceof ModelContext call && !call.getCallUsage().isKnown();
	}

	private synchronized void stop(@Nullable Throwable error) {
		if (!end(TraceNode.Phase.ENDED, error) && error == null && this.awaitsUsage) {
			this.awaitsUsage = false;
			LateUsage.count(this.runtime, this.context, this.place);
		}
	}

	// Whether it was open until now.
	private boolean end(TraceNode.Phase phase, @Nullable Throwable error) {
		if (!this.node.finish(phase)) {
			return false;
		}
		this.runtime.openSteps().remove(this.node);
		if (error != null) {
			error(error);
		}
		this.runtime.billing().ended(this.context);
		this.runtime.budgets().ended(this.context, this.place);
		stopObservation();
		this.context.input().letGo();
		this.whenGivenUp = null;
		if (this.whenStopped != null) {
			complete(this.whenStopped);
			this.whenStopped = null;
		}
		return true;
	}

	private void stopObservation() {
		try {
			try {
				this.observation.stop();
			}
			finally {
				// Of handlers after one that threw.
				this.node.endAll();
			}
		}
		catch (Throwable ex) {
			this.runtime.faults().report(COMPONENT, ex);
		}
	}

	private void error(Throwable error) {
		try {
			this.context.setError(error);
			this.observation.error(error);
		}
		catch (Throwable ex) {
			this.runtime.faults().report(COMPONENT, ex);
		}
	}

	/**
	 * Part of the time in which a step is the current one of a thread.
	 */
	@FunctionalInterface
	public interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}

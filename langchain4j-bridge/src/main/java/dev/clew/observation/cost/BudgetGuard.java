package dev.clew.observation.cost;

import java.util.List;

import dev.clew.budget.BudgetExceededException;
import dev.clew.budget.Budgets;
import dev.clew.budget.Excess;
import dev.clew.budget.Spender;
import dev.clew.observation.ClewContext;
import dev.clew.observation.ModelContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.tree.TraceNode;
import dev.clew.observation.tree.TraceState;
import dev.clew.trace.Level;
import org.jspecify.annotations.Nullable;

/**
 * Asks the budgets of an application before a model is called, and tells them what it
 * used. That a budget refuses a call is meant to reach the application; whatever goes
 * wrong here is not. Thread-safe.
 */
public final class BudgetGuard {

	/** Refuses nothing. */
	public static final BudgetGuard NONE = new BudgetGuard(Budgets.NONE, BudgetMeter.NONE, new Faults((component) -> {
	}));

	private static final String COMPONENT = "budget";

	private final Budgets budgets;

	private final BudgetMeter meter;

	private final Faults faults;

	/**
	 * A guard.
	 * @param budgets the budgets
	 * @param meter counts what they do
	 * @param faults where its faults end
	 */
	public BudgetGuard(Budgets budgets, BudgetMeter meter, Faults faults) {
		this.budgets = budgets;
		this.meter = meter;
		this.faults = faults;
	}

	// Why a model may not be called; absent where it may.
	public @Nullable BudgetExceededException refusal(ClewContext context, @Nullable TraceNode place) {
		if (!applies(context)) {
			return null;
		}
		try {
			Excess excess = this.budgets.ask(spender(place));
			return (excess != null) ? refused(excess) : null;
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
			return null;
		}
	}

	private BudgetExceededException refused(Excess excess) {
		count(excess);
		return new BudgetExceededException(excess);
	}

	// Comes before handlers hear of the end.
	public void ended(ClewContext context, @Nullable TraceNode place) {
		if (!applies(context) || !(context instanceof ModelContext call) || call.getCallUsage().isHandedOn()) {
			return;
		}
		try {
			Spender spender = spender(place);
			List<Excess> marking = this.budgets.spend(spender, call.getUsage(), call.getCost());
			marking.forEach((excess) -> mark(call, excess));
			if (call.getError() == null) {
				this.budgets.uncounted(spender, call.getUsage(), call.getCost()).forEach(call.getCallUsage()::note);
			}
			this.budgets.takeForgotten(this.meter::forgotten);
		}
		catch (Throwable ex) {
			this.faults.report(COMPONENT, ex);
		}
	}

	// What runs in this process costs nothing that anybody could save.
	public boolean applies(ClewContext context) {
		return !this.budgets.isEmpty() && context instanceof ModelContext call && !call.isInProcess();
	}

	private void mark(ModelContext call, Excess excess) {
		count(excess);
		call.raiseLevel(Level.WARNING, "over " + excess.describe());
	}

	private void count(Excess excess) {
		try {
			this.meter.exceeded(excess.budget(), excess.action());
		}
		catch (Throwable ex) {
			this.faults.report("meters", ex);
		}
	}

	private static Spender spender(@Nullable TraceNode place) {
		if (place == null) {
			return Spender.UNKNOWN;
		}
		TraceState state = place.state();
		return new Spender(place.traceId(), state.ownSessionId(), state.userId());
	}

}

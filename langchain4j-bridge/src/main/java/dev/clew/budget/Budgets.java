package dev.clew.budget;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

import dev.clew.trace.Cost;
import dev.clew.trace.InternalApi;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The budgets of one application. Asked before a model is called, and told of each call
 * when it ends. They count in this process only: nothing is shared with other processes,
 * and nothing is left after a restart. Since what a call uses is known when it ends,
 * calls at the same time may go over a limit by as much as those that run then use. Of a
 * budget that many use at once, the 10,000 who used it last are known; one who was
 * forgotten begins anew. Thread-safe.
 */
@InternalApi
public final class Budgets {

	/** No budgets. */
	public static final Budgets NONE = new Budgets(List.of(), Clock.systemUTC());

	static final int MAX_KEYS = 10_000;

	private final List<Ledger> ledgers;

	/**
	 * Budgets of which nothing is used yet.
	 * @param budgets the budgets
	 * @param clock tells which window runs
	 */
	public Budgets(List<Budget> budgets, Clock clock) {
		this(budgets, clock, MAX_KEYS);
	}

	Budgets(List<Budget> budgets, Clock clock, int maxKeys) {
		this.ledgers = budgets.stream().map((budget) -> new Ledger(budget, clock, maxKeys)).toList();
	}

	/**
	 * Whether there are none.
	 * @return whether neither asking nor telling makes a difference
	 */
	public boolean isEmpty() {
		return this.ledgers.isEmpty();
	}

	/**
	 * Asks whether a model may be called.
	 * @param spender on whose account
	 * @return the budget that refuses it, of several the one that does so for longest;
	 * {@code null} where none does
	 */
	public @Nullable Excess ask(Spender spender) {
		Excess longest = null;
		for (Ledger ledger : this.ledgers) {
			Excess excess = (ledger.budget().action() == BudgetAction.REFUSE) ? ledger.ask(spender) : null;
			if (excess != null && excess.outlasts(longest)) {
				longest = excess;
			}
		}
		return longest;
	}

	/**
	 * Tells of a call that has ended.
	 * @param spender on whose account it was made
	 * @param usage tokens that it used, if they are known
	 * @param cost what it cost, if that is known
	 * @return the budgets that mark it, since more than their limit has been used with it
	 */
	public List<Excess> spend(Spender spender, @Nullable Usage usage, @Nullable Cost cost) {
		List<Excess> marking = new ArrayList<>(0);
		for (Ledger ledger : this.ledgers) {
			Excess excess = ledger.spend(spender, usage, cost);
			if (excess != null && excess.action() == BudgetAction.MARK) {
				marking.add(excess);
			}
		}
		return marking;
	}

	/**
	 * Which budgets a call escapes since it is not known what it used.
	 * @param spender on whose account it was made
	 * @param usage tokens that it used, if they are known
	 * @param cost what it cost, if that is known
	 * @return a sentence for each
	 */
	public List<String> uncounted(Spender spender, @Nullable Usage usage, @Nullable Cost cost) {
		List<String> sentences = new ArrayList<>(0);
		for (Ledger ledger : this.ledgers) {
			Budget budget = ledger.budget();
			boolean applies = budget.scope().keyOf(spender) != null;
			if (applies && budget.maxCost() != null && cost == null) {
				sentences.add("budget '" + budget.name() + "' does not count the cost of this call: it is not known");
			}
			if (applies && budget.maxTokens() != null && usage == null) {
				sentences
					.add("budget '" + budget.name() + "' does not count the tokens of this call: they are not known");
			}
		}
		return sentences;
	}

	/**
	 * Tells who was forgotten since the last call.
	 * @param counter called with the name of a budget and how many of those who used it
	 */
	public void takeForgotten(ObjLongConsumer<String> counter) {
		for (Ledger ledger : this.ledgers) {
			long forgotten = ledger.takeForgotten();
			if (forgotten > 0) {
				counter.accept(ledger.budget().name(), forgotten);
			}
		}
	}

}

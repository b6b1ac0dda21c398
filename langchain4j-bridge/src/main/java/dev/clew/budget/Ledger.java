package dev.clew.budget;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.clew.trace.Cost;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Who has used how much of one budget in the window that runs. Bounded: where too many
 * have, the one who has not asked for longest is forgotten. Thread-safe.
 */
final class Ledger {

	private final Map<String, BudgetUsage> used = new LinkedHashMap<>(16, 0.75f, true);

	private final Budget budget;

	private final Clock clock;

	private final int maxKeys;

	private long window = Long.MIN_VALUE;

	private long forgotten;

	Ledger(Budget budget, Clock clock, int maxKeys) {
		this.budget = budget;
		this.clock = clock;
		this.maxKeys = maxKeys;
	}

	Budget budget() {
		return this.budget;
	}

	// The excess before this call; absent while something is left.
	synchronized @Nullable Excess ask(Spender spender) {
		String key = this.budget.scope().keyOf(spender);
		Instant until = turn();
		BudgetUsage sum = (key != null) ? this.used.get(key) : null;
		return (sum != null) ? sum.reached(this.budget, until) : null;
	}

	// The excess with this call; absent within the limit, and for a call that is not
	// counted.
	synchronized @Nullable Excess spend(Spender spender, @Nullable Usage usage, @Nullable Cost cost) {
		String key = this.budget.scope().keyOf(spender);
		if (key == null || !counts(usage, cost)) {
			return null;
		}
		Instant until = turn();
		BigDecimal amount = (cost != null) ? cost.total() : null;
		long tokens = (usage != null) ? usage.total() : 0;
		BudgetUsage sum = this.used.getOrDefault(key, BudgetUsage.NOTHING).plus(amount, tokens);
		this.used.put(key, sum);
		if (this.used.size() > this.maxKeys) {
			forgetOne();
		}
		return sum.exceeded(this.budget, until);
	}

	private boolean counts(@Nullable Usage usage, @Nullable Cost cost) {
		return (this.budget.maxCost() != null && cost != null) || (this.budget.maxTokens() != null && usage != null);
	}

	// How many have been forgotten since the last call.
	synchronized long takeForgotten() {
		long taken = this.forgotten;
		this.forgotten = 0;
		return taken;
	}

	private void forgetOne() {
		Iterator<String> keys = this.used.keySet().iterator();
		keys.next();
		keys.remove();
		this.forgotten++;
	}

	// The window moves forward only: the clock is read under the lock, and a step back of
	// it is ignored.
	private @Nullable Instant turn() {
		Duration length = this.budget.window();
		if (length == null) {
			return null;
		}
		long current = Math.floorDiv(this.clock.millis(), length.toMillis());
		if (current > this.window) {
			this.window = current;
			this.used.clear();
		}
		return Instant.ofEpochMilli((this.window + 1) * length.toMillis());
	}

}

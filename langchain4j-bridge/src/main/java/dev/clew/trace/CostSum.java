package dev.clew.trace;

import org.jspecify.annotations.Nullable;

/**
 * What several calls of models cost together, as far as it is known.
 *
 * @param cost sum of the costs that are known; absent where none is
 * @param unpriced number of calls whose usage is known but not their price
 * @param withoutUsage number of calls that did not fail and whose usage is not known, so
 * that nobody can say what they cost
 */
public record CostSum(@Nullable Cost cost, int unpriced, int withoutUsage) {

	/** No call at all. */
	public static final CostSum NONE = new CostSum(null, 0, 0);

	/**
	 * What one observation adds to a sum.
	 * @param observation the observation
	 * @return its cost, or why it has none although it should
	 */
	public static CostSum of(ObservationRecord observation) {
		if (observation.modelCall() == null) {
			return NONE;
		}
		CostSum sum = new CostSum(observation.cost(), observation.isUnpriced() ? 1 : 0,
				observation.isWithoutUsage() ? 1 : 0);
		return sum.isEmpty() ? NONE : sum;
	}

	/**
	 * Adds up.
	 * @param other the sum to add
	 * @return both together
	 */
	public CostSum plus(CostSum other) {
		if (other.isEmpty()) {
			return this;
		}
		return new CostSum(sum(this.cost, other.cost), this.unpriced + other.unpriced,
				this.withoutUsage + other.withoutUsage);
	}

	/**
	 * Whether no call was made.
	 * @return whether there is neither a cost nor a call without one
	 */
	public boolean isEmpty() {
		return this.cost == null && isComplete();
	}

	/**
	 * Whether the cost is that of all calls.
	 * @return whether there is no call without a cost that should have one
	 */
	public boolean isComplete() {
		return this.unpriced == 0 && this.withoutUsage == 0;
	}

	private static @Nullable Cost sum(@Nullable Cost one, @Nullable Cost other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return one.plus(other);
	}

}

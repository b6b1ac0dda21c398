package dev.clew.trace;

import org.jspecify.annotations.Nullable;

/**
 * What several calls of models cost together, as far as it is known.
 *
 * @param cost sum of the costs that are known; absent where none is
 * @param unpriced number of calls whose cost is not known
 */
public record CostSum(@Nullable Cost cost, int unpriced) {

	/** No call at all. */
	public static final CostSum NONE = new CostSum(null, 0);

	/**
	 * What one observation adds to a sum.
	 * @param observation the observation
	 * @return its cost, or that it has none although it should
	 */
	public static CostSum of(ObservationRecord observation) {
		Cost cost = observation.cost();
		boolean unpriced = observation.isUnpriced();
		return (cost == null && !unpriced) ? NONE : new CostSum(cost, unpriced ? 1 : 0);
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
		return new CostSum(sum(this.cost, other.cost), this.unpriced + other.unpriced);
	}

	/**
	 * Whether no call was made.
	 * @return whether there is neither a cost nor a call without one
	 */
	public boolean isEmpty() {
		return this.cost == null && this.unpriced == 0;
	}

	private static @Nullable Cost sum(@Nullable Cost one, @Nullable Cost other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return one.plus(other);
	}

}

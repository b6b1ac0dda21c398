package dev.clew.trace;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a call of a model costs, in US dollars, exact.
 *
 * @param buckets cost by the usage bucket that it was charged for, none negative; empty
 * where only the total is known, as of a cost that the provider reports
 * @param total the cost in all, not negative
 */
public record Cost(Map<String, BigDecimal> buckets, BigDecimal total) {

	/** The currency of every cost. */
	public static final String CURRENCY = "USD";

	public Cost {
		SmallMap.Builder<BigDecimal> plain = SmallMap.builder(buckets.size());
		buckets.forEach((bucket, amount) -> plain.put(bucket, amountOf(bucket, amount)));
		buckets = plain.build();
		total = amountOf("total", total);
	}

	/**
	 * A cost that is the sum of its buckets.
	 * @param buckets cost by usage bucket
	 * @return the cost
	 */
	public static Cost of(Map<String, BigDecimal> buckets) {
		return new Cost(buckets, buckets.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
	}

	/**
	 * A cost of which only the total is known.
	 * @param total the total
	 * @return the cost
	 */
	public static Cost ofTotal(BigDecimal total) {
		return new Cost(Map.of(), total);
	}

	/**
	 * Adds up bucket by bucket. Where one of the two knows its total only, the buckets of
	 * the sum are less than its total.
	 * @param other the cost to add
	 * @return the sum
	 */
	public Cost plus(Cost other) {
		Map<String, BigDecimal> sum = new LinkedHashMap<>(this.buckets);
		other.buckets.forEach((bucket, amount) -> sum.merge(bucket, amount, BigDecimal::add));
		return new Cost(sum, this.total.add(other.total));
	}

	// Without trailing zeros, so that the same amounts are equal.
	private static BigDecimal amountOf(String name, BigDecimal amount) {
		if (amount.signum() < 0) {
			throw new IllegalArgumentException("cost '" + name + "' is negative: " + amount);
		}
		BigDecimal plain = amount.stripTrailingZeros();
		return (plain.scale() < 0) ? plain.setScale(0) : plain;
	}

}

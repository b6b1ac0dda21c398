package dev.clew.store.usage;

import java.math.BigDecimal;
import java.util.TreeMap;

import dev.clew.trace.Cost;
import dev.clew.trace.CostSum;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * A sum of costs from which can be taken again. Not thread-safe.
 */
@InternalApi
public final class CostTotal {

	// Costs by bucket, and how many observations have one.
	private @Nullable TreeMap<String, Amount> buckets;

	private BigDecimal total = BigDecimal.ZERO;

	private int priced;

	private int unpriced;

	private int withoutUsage;

	public void add(CostSum sum) {
		change(sum, 1);
	}

	public void remove(CostSum sum) {
		change(sum, -1);
	}

	private void change(CostSum sum, int sign) {
		this.unpriced += sign * sum.unpriced();
		this.withoutUsage += sign * sum.withoutUsage();
		Cost cost = sum.cost();
		if (cost != null) {
			this.priced += sign;
			this.total = plus(this.total, cost.total(), sign);
			cost.buckets().forEach((bucket, amount) -> change(bucket, amount, sign));
		}
	}

	private void change(String bucket, BigDecimal amount, int sign) {
		if (this.buckets == null) {
			this.buckets = new TreeMap<>();
		}
		Amount known = this.buckets.getOrDefault(bucket, Amount.NONE);
		this.buckets.put(bucket, new Amount(plus(known.sum(), amount, sign), known.reports() + sign));
	}

	private static BigDecimal plus(BigDecimal sum, BigDecimal amount, int sign) {
		return (sign > 0) ? sum.add(amount) : sum.subtract(amount);
	}

	public CostSum sum() {
		if (this.priced == 0) {
			return new CostSum(null, this.unpriced, this.withoutUsage);
		}
		TreeMap<String, BigDecimal> sums = new TreeMap<>();
		if (this.buckets != null) {
			this.buckets.forEach((bucket, amount) -> {
				if (amount.reports() > 0) {
					sums.put(bucket, amount.sum());
				}
			});
		}
		return new CostSum(new Cost(sums, this.total), this.unpriced, this.withoutUsage);
	}

	/**
	 * A sum of several.
	 */
	private record Amount(BigDecimal sum, int reports) {

		static final Amount NONE = new Amount(BigDecimal.ZERO, 0);

	}

}

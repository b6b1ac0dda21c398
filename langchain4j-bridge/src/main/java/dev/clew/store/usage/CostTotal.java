package dev.clew.store.usage;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.clew.trace.Cost;
import dev.clew.trace.CostSum;
import dev.clew.trace.InternalApi;

/**
 * A sum of costs. Not thread-safe.
 */
@InternalApi
public final class CostTotal {

	private final Map<String, BigDecimal> buckets = new HashMap<>();

	private BigDecimal total = BigDecimal.ZERO;

	private boolean priced;

	private int unpriced;

	private int withoutUsage;

	public void add(CostSum sum) {
		this.unpriced += sum.unpriced();
		this.withoutUsage += sum.withoutUsage();
		Cost cost = sum.cost();
		if (cost != null) {
			this.priced = true;
			this.total = this.total.add(cost.total());
			cost.buckets().forEach((bucket, amount) -> this.buckets.merge(bucket, amount, BigDecimal::add));
		}
	}

	public CostSum sum() {
		Cost cost = this.priced ? new Cost(new TreeMap<>(this.buckets), this.total) : null;
		return new CostSum(cost, this.unpriced, this.withoutUsage);
	}

}

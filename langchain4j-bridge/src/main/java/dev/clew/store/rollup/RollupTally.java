package dev.clew.store.rollup;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.clew.store.usage.LatencyBuckets;
import dev.clew.store.usage.UsageItem;
import dev.clew.store.usage.UsagePart;
import dev.clew.trace.Cost;
import dev.clew.trace.CostSum;
import dev.clew.trace.Level;
import dev.clew.trace.Usage;

/**
 * Adds up one group, and takes off again what has changed: everything in it is a sum. Not
 * thread-safe.
 */
public final class RollupTally {

	/** Key of the total among the buckets of the cost. */
	private static final String TOTAL = "";

	private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

	private static final int SIZE = 200;

	private static final int ENTRY = 64;

	private final long[] counts = new long[Count.values().length];

	private final Map<Integer, Long> latencies = new HashMap<>(4);

	private final Map<String, Amount> usage = new HashMap<>(4);

	private final Map<String, Amount> cost = new HashMap<>(4);

	private final Map<String, Long> unpricedModels = new HashMap<>(1);

	/**
	 * Adds one thing that is counted.
	 * @param item what it is
	 * @param factor 1, or -1 to take it off again
	 */
	void add(UsageItem item, int factor) {
		add(Count.ALL, factor);
		add(Count.ERRORS, (item.level() == Level.ERROR) ? factor : 0);
		if (item.latency() != null) {
			add(this.latencies, LatencyBuckets.of(item.latencyNanos()), factor);
		}
		addFigures(item, factor);
	}

	/**
	 * Adds tokens and money of something that is not counted itself.
	 * @param item what it is
	 * @param factor 1, or -1 to take it off again
	 */
	void addFigures(UsageItem item, int factor) {
		item.usage()
			.buckets()
			.forEach((bucket, tokens) -> add(this.usage, bucket, new Amount(BigDecimal.valueOf(tokens), 1), factor));
		CostSum sum = item.cost();
		add(Count.UNPRICED, (long) factor * sum.unpriced());
		add(Count.WITHOUT_USAGE, (long) factor * sum.withoutUsage());
		Cost known = sum.cost();
		if (known != null) {
			add(this.cost, TOTAL, new Amount(known.total(), 1), factor);
			known.buckets().forEach((bucket, amount) -> add(this.cost, bucket, new Amount(amount, 1), factor));
		}
		item.unpricedModels().forEach((model) -> add(this.unpricedModels, model, factor));
	}

	/**
	 * Adds what was added up elsewhere.
	 * @param other what that is
	 */
	void add(RollupTally other) {
		for (Count count : Count.values()) {
			add(count, other.count(count));
		}
		other.latencies.forEach((key, times) -> add(this.latencies, key, times));
		other.usage.forEach((key, amount) -> add(this.usage, key, amount, 1));
		other.cost.forEach((key, amount) -> add(this.cost, key, amount, 1));
		other.unpricedModels.forEach((key, times) -> add(this.unpricedModels, key, times));
	}

	private static <K> void add(Map<K, Long> map, K key, long times) {
		if (times != 0) {
			map.merge(key, times, (one, other) -> (one + other != 0) ? one + other : null);
		}
	}

	private static void add(Map<String, Amount> map, String key, Amount amount, int factor) {
		map.merge(key, amount.times(factor), (one, other) -> {
			Amount sum = one.plus(other);
			return sum.isNothing() ? null : sum;
		});
	}

	/**
	 * Whether nothing is left.
	 * @return whether all that was added has been taken off again
	 */
	public boolean isEmpty() {
		return Arrays.stream(this.counts).allMatch((times) -> times == 0) && this.latencies.isEmpty()
				&& this.usage.isEmpty() && this.cost.isEmpty() && this.unpricedModels.isEmpty();
	}

	// Bytes of the heap that it takes, about.
	long size() {
		return SIZE + (long) ENTRY
				* (this.latencies.size() + this.usage.size() + this.cost.size() + 2 * this.unpricedModels.size());
	}

	/**
	 * What was added up.
	 * @return the sums, as a part of those of a question
	 */
	UsagePart part() {
		Map<String, Long> tokens = new TreeMap<>();
		this.usage.forEach((bucket, amount) -> tokens.put(bucket, positive(amount.sum()).min(MOST).longValue()));
		Map<String, BigDecimal> money = new TreeMap<>();
		this.cost.forEach((bucket, amount) -> money.put(bucket, positive(amount.sum())));
		BigDecimal total = money.remove(TOTAL);
		CostSum sum = new CostSum((total != null) ? new Cost(money, total) : null, (int) count(Count.UNPRICED),
				(int) count(Count.WITHOUT_USAGE));
		return new UsagePart(count(Count.ALL), count(Count.ERRORS), this.latencies,
				tokens.isEmpty() ? Usage.NONE : new Usage(tokens), sum, this.unpricedModels.keySet());
	}

	// What is taken off may come before what it is taken off of.
	private static BigDecimal positive(BigDecimal sum) {
		return sum.max(BigDecimal.ZERO);
	}

	/**
	 * One of the counts.
	 * @param count which one
	 * @return how many
	 */
	public long count(Count count) {
		return this.counts[count.ordinal()];
	}

	/**
	 * How many took how long.
	 * @return number by bucket, as that is
	 */
	public Map<Integer, Long> latencies() {
		return this.latencies;
	}

	/**
	 * Tokens by bucket.
	 * @return sums, as they are
	 */
	public Map<String, Amount> usage() {
		return this.usage;
	}

	/**
	 * Money by bucket, the total under the empty text.
	 * @return sums, as they are
	 */
	public Map<String, Amount> cost() {
		return this.cost;
	}

	/**
	 * How many calls have no cost, by model.
	 * @return number by model, as that is
	 */
	public Map<String, Long> unpricedModels() {
		return this.unpricedModels;
	}

	/**
	 * Adds to a count.
	 * @param count which one
	 * @param times how many
	 */
	public void add(Count count, long times) {
		this.counts[count.ordinal()] += times;
	}

	/**
	 * Adds to those that took so long.
	 * @param bucket bucket of the latency
	 * @param times how many
	 */
	public void addLatency(int bucket, long times) {
		add(this.latencies, bucket, times);
	}

	/**
	 * Adds tokens.
	 * @param bucket bucket of the usage
	 * @param amount how many
	 */
	public void addUsage(String bucket, Amount amount) {
		add(this.usage, bucket, amount, 1);
	}

	/**
	 * Adds money.
	 * @param bucket bucket of the cost
	 * @param amount how much
	 */
	public void addCost(String bucket, Amount amount) {
		add(this.cost, bucket, amount, 1);
	}

	/**
	 * Adds calls without a cost.
	 * @param model their model
	 * @param times how many
	 */
	public void addUnpriced(String model, long times) {
		add(this.unpricedModels, model, times);
	}

	/**
	 * What is counted in a group.
	 */
	public enum Count {

		/** All. */
		ALL,

		/** Those of level {@code ERROR}. */
		ERRORS,

		/** Calls whose price is not known. */
		UNPRICED,

		/** Calls whose usage is not known. */
		WITHOUT_USAGE

	}

}

package dev.clew.store.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.clew.trace.InternalApi;
import dev.clew.trace.Usage;

/**
 * A sum of usages. What is more than {@link Long#MAX_VALUE} is taken for just that. Not
 * thread-safe.
 */
@InternalApi
public final class UsageSum {

	private final Map<String, long[]> buckets = new HashMap<>();

	public void add(Usage usage) {
		usage.buckets().forEach((key, tokens) -> {
			long[] sum = this.buckets.computeIfAbsent(key, (any) -> new long[1]);
			sum[0] = add(sum[0], tokens);
		});
	}

	private static long add(long one, long other) {
		long sum = one + other;
		return (sum >= 0) ? sum : Long.MAX_VALUE;
	}

	public Usage sum() {
		Map<String, Long> inOrder = new TreeMap<>();
		this.buckets.forEach((key, sum) -> inOrder.put(key, sum[0]));
		return inOrder.isEmpty() ? Usage.NONE : new Usage(inOrder);
	}

}

package dev.clew.store.usage;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import dev.clew.trace.InternalApi;
import dev.clew.trace.Usage;

/**
 * A sum of usages from which can be taken again. What is more than {@link Long#MAX_VALUE}
 * is shown as just that until enough has been taken. Not thread-safe.
 */
@InternalApi
public final class UsageSum {

	private String[] keys = {};

	// For each key the tokens, how many usages reported it, and how often the tokens have
	// gone round.
	private long[][] sums = {};

	public void add(Usage usage) {
		change(usage, 1);
	}

	public void remove(Usage usage) {
		change(usage, -1);
	}

	// Most observations have none.
	private void change(Usage usage, int sign) {
		if (!usage.buckets().isEmpty()) {
			usage.buckets().forEach((key, tokens) -> change(key, sign * tokens, sign));
		}
	}

	public Usage sum() {
		Map<String, Long> sum = new TreeMap<>();
		for (int i = 0; i < this.keys.length; i++) {
			if (this.sums[i][1] > 0) {
				sum.put(this.keys[i], (this.sums[i][2] > 0) ? Long.MAX_VALUE : this.sums[i][0]);
			}
		}
		return sum.isEmpty() ? Usage.NONE : new Usage(sum);
	}

	private void change(String key, long tokens, int reports) {
		int i = 0;
		while (i < this.keys.length && !this.keys[i].equals(key)) {
			i++;
		}
		if (i == this.keys.length) {
			this.keys = Arrays.copyOf(this.keys, i + 1);
			this.keys[i] = key;
			this.sums = Arrays.copyOf(this.sums, i + 1);
			this.sums[i] = new long[3];
		}
		add(this.sums[i], tokens);
		this.sums[i][1] += reports;
	}

	private static void add(long[] sum, long tokens) {
		long before = sum[0];
		sum[0] += tokens;
		if (tokens > 0 && sum[0] < before) {
			sum[2]++;
		}
		else if (tokens < 0 && sum[0] > before) {
			sum[2]--;
		}
	}

}

package dev.clew.store;

import java.util.Map;
import java.util.TreeMap;

import dev.clew.trace.Usage;

/**
 * A sum of usages from which can be taken again. Not thread-safe.
 */
final class UsageSum {

	private Map<String, Bucket> buckets = Map.of();

	void add(Usage usage) {
		change(usage, 1);
	}

	void remove(Usage usage) {
		change(usage, -1);
	}

	Usage sum() {
		if (this.buckets.isEmpty()) {
			return Usage.NONE;
		}
		Map<String, Long> sum = new TreeMap<>();
		this.buckets.forEach((key, bucket) -> sum.put(key, bucket.tokens));
		return new Usage(sum);
	}

	private void change(Usage usage, int sign) {
		if (this.buckets.isEmpty() && !usage.buckets().isEmpty()) {
			this.buckets = new TreeMap<>();
		}
		usage.buckets().forEach((key, tokens) -> {
			Bucket bucket = this.buckets.computeIfAbsent(key, (none) -> new Bucket());
			bucket.tokens += sign * tokens;
			bucket.reports += sign;
			if (bucket.reports == 0) {
				this.buckets.remove(key);
			}
		});
	}

	private static final class Bucket {

		private long tokens;

		private int reports;

	}

}

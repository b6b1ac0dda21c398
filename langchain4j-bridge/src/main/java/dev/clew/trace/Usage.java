package dev.clew.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens used, in buckets that do not overlap, so that their sum is the total. The keys
 * are those of Langfuse's usage details; every key of the input side starts with
 * {@code input}, every key of the output side with {@code output}.
 *
 * @param buckets tokens by bucket, none negative; buckets that the provider did not
 * report are absent
 */
public record Usage(Map<String, Long> buckets) {

	/** Input tokens that were neither read from nor written to a cache. */
	public static final String INPUT = "input";

	/** Input tokens read from the provider's cache. */
	public static final String INPUT_CACHED_TOKENS = "input_cached_tokens";

	/** Output tokens that are neither reasoning nor audio. */
	public static final String OUTPUT = "output";

	/** Output tokens spent on reasoning. */
	public static final String OUTPUT_REASONING_TOKENS = "output_reasoning_tokens";

	/** No usage at all. */
	public static final Usage NONE = new Usage(Map.of());

	public Usage {
		buckets.forEach((key, tokens) -> {
			if (tokens < 0) {
				throw new IllegalArgumentException("usage bucket '" + key + "' is negative: " + tokens);
			}
		});
		buckets = SmallMap.copyOf(buckets);
	}

	/**
	 * The sum of the input buckets: what a provider bills or reports as input in all.
	 * @return number of tokens
	 */
	public long inputTotal() {
		return sum("input");
	}

	/**
	 * The sum of the output buckets: what a provider bills or reports as output in all.
	 * @return number of tokens
	 */
	public long outputTotal() {
		return sum("output");
	}

	/**
	 * The sum of all buckets.
	 * @return number of tokens
	 */
	public long total() {
		return sum("");
	}

	/**
	 * Adds up bucket by bucket.
	 * @param other the usage to add
	 * @return the sum
	 */
	public Usage plus(Usage other) {
		if (other.buckets.isEmpty()) {
			return this;
		}
		Map<String, Long> sum = new LinkedHashMap<>(this.buckets);
		other.buckets.forEach((key, tokens) -> sum.merge(key, tokens, Long::sum));
		return new Usage(sum);
	}

	private long sum(String prefix) {
		long sum = 0;
		for (Map.Entry<String, Long> bucket : this.buckets.entrySet()) {
			sum += bucket.getKey().startsWith(prefix) ? bucket.getValue() : 0;
		}
		return sum;
	}

}

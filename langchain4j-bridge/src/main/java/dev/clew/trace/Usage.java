package dev.clew.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tokens used, in buckets that do not overlap, so that their sum is the total. The keys
 * are those of Langfuse's usage details; every key of the input side starts with
 * {@code input}, every key of the output side with {@code output}. Sums that are more
 * than {@link Long#MAX_VALUE} are taken for just that: nobody uses so many.
 *
 * @param buckets tokens by bucket, none negative; buckets that the provider did not
 * report are absent
 */
public record Usage(Map<String, Long> buckets) {

	/** Input tokens that were neither read from nor written to a cache. */
	public static final String INPUT = "input";

	/** Input tokens read from the provider's cache. */
	public static final String INPUT_CACHED_TOKENS = "input_cached_tokens";

	/** Input tokens written to the provider's cache, for how long is not known. */
	public static final String INPUT_CACHE_CREATION = "input_cache_creation";

	/** Input tokens written to the provider's cache for five minutes. */
	public static final String INPUT_CACHE_CREATION_5M = "input_cache_creation_5m";

	/** Input tokens written to the provider's cache for an hour. */
	public static final String INPUT_CACHE_CREATION_1H = "input_cache_creation_1h";

	/** Input tokens of sound. */
	public static final String INPUT_AUDIO_TOKENS = "input_audio_tokens";

	/** Output tokens that are neither reasoning nor audio. */
	public static final String OUTPUT = "output";

	/** Output tokens spent on reasoning. */
	public static final String OUTPUT_REASONING_TOKENS = "output_reasoning_tokens";

	/** Output tokens of sound. */
	public static final String OUTPUT_AUDIO_TOKENS = "output_audio_tokens";

	/** Every bucket there is. */
	public static final List<String> BUCKETS = List.of(INPUT, INPUT_CACHED_TOKENS, INPUT_CACHE_CREATION,
			INPUT_CACHE_CREATION_5M, INPUT_CACHE_CREATION_1H, INPUT_AUDIO_TOKENS, OUTPUT, OUTPUT_REASONING_TOKENS,
			OUTPUT_AUDIO_TOKENS);

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
	 * Whether both sides of a call are known: what went in and what came out. Of
	 * embeddings no tokens come out.
	 * @param type type of the observation
	 * @return whether nothing is missing
	 */
	public boolean isWhole(ObservationType type) {
		return tells("input") && (type == ObservationType.EMBEDDING || tells("output"));
	}

	private boolean tells(String side) {
		if (this.buckets.containsKey(side)) {
			return true;
		}
		for (String bucket : this.buckets.keySet()) {
			if (bucket.startsWith(side)) {
				return true;
			}
		}
		return false;
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
		other.buckets.forEach((key, tokens) -> sum.merge(key, tokens, Usage::add));
		return new Usage(sum);
	}

	private long sum(String prefix) {
		long sum = 0;
		for (Map.Entry<String, Long> bucket : this.buckets.entrySet()) {
			sum = bucket.getKey().startsWith(prefix) ? add(sum, bucket.getValue()) : sum;
		}
		return sum;
	}

	private static long add(long one, long other) {
		long sum = one + other;
		return (sum >= 0) ? sum : Long.MAX_VALUE;
	}

}

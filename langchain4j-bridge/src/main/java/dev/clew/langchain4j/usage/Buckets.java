package dev.clew.langchain4j.usage;

import java.util.Arrays;

import dev.clew.observation.ModelContext;
import dev.clew.trace.SmallMap;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Fills the buckets of one call. What cannot be true of them is noted.
 */
final class Buckets {

	private static final long ABSENT = -1;

	private final ModelContext context;

	private final long[] counts = new long[Usage.BUCKETS.size()];

	Buckets(ModelContext context) {
		this.context = context;
		Arrays.fill(this.counts, ABSENT);
	}

	// Tokens that no other bucket holds.
	void put(String bucket, @Nullable Number tokens) {
		long count = countOf(bucket, tokens);
		if (count != ABSENT) {
			this.counts[indexOf(bucket)] = count;
		}
	}

	// Tokens that the whole holds so far: a part that is larger is no part of it.
	void split(String whole, String part, @Nullable Number tokens) {
		long count = countOf(part, tokens);
		long left = Math.max(0, this.counts[indexOf(whole)]);
		if (count > left) {
			mismatched(count + " tokens of " + part + " are not among the " + left + " of " + whole);
		}
		else if (count > 0) {
			this.counts[indexOf(whole)] = left - count;
			this.counts[indexOf(part)] = count;
		}
	}

	// What the provider itself counts in all.
	void total(@Nullable Number total) {
		if (total != null && total.longValue() != sum()) {
			mismatched("provider counts " + total + " tokens in all, the buckets hold " + sum());
		}
	}

	long sum() {
		long sum = 0;
		for (long count : this.counts) {
			sum += Math.max(0, count);
		}
		return sum;
	}

	void mismatched(String note) {
		this.context.getCallUsage().mismatched(note);
	}

	// Of input and output a zero says something.
	@Nullable Usage toUsage() {
		SmallMap.Builder<Long> usage = SmallMap.builder(3);
		boolean empty = true;
		for (int i = 0; i < this.counts.length; i++) {
			String bucket = Usage.BUCKETS.get(i);
			if (this.counts[i] > 0 || (this.counts[i] == 0 && isWhole(bucket))) {
				usage.put(bucket, this.counts[i]);
				empty = false;
			}
		}
		return empty ? null : new Usage(usage.build());
	}

	private long countOf(String bucket, @Nullable Number tokens) {
		if (tokens == null) {
			return ABSENT;
		}
		if (tokens.longValue() < 0) {
			mismatched(tokens + " is no number of tokens of " + bucket);
			return ABSENT;
		}
		return tokens.longValue();
	}

	private static boolean isWhole(String bucket) {
		return bucket.equals(Usage.INPUT) || bucket.equals(Usage.OUTPUT);
	}

	private static int indexOf(String bucket) {
		return Usage.BUCKETS.indexOf(bucket);
	}

}

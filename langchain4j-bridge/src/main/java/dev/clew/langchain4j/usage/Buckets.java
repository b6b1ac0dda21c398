package dev.clew.langchain4j.usage;

import java.util.Arrays;

import dev.clew.observation.ModelContext;
import dev.clew.trace.ObservationType;
import dev.clew.trace.SmallMap;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Fills the buckets of one call. What cannot be true of them is noted.
 */
final class Buckets {

	private static final long ABSENT = -1;

	private final ModelContext context;

	private final boolean answered;

	private final long[] counts = new long[Usage.BUCKETS.size()];

	// An answer has tokens, as what was asked has.
	Buckets(ModelContext context, boolean answered) {
		this.context = context;
		this.answered = answered && context.getType() != ObservationType.EMBEDDING;
		Arrays.fill(this.counts, ABSENT);
	}

	boolean isAnswered() {
		return this.answered;
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

	void keep() {
		this.context.getCallUsage().setUsage(toUsage());
	}

	// Of input and output a zero says something, but where it cannot be true.
	private @Nullable Usage toUsage() {
		dropZero(Usage.INPUT);
		if (this.answered) {
			dropZero(Usage.OUTPUT);
		}
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

	private void dropZero(String side) {
		boolean zero = false;
		for (int i = 0; i < this.counts.length; i++) {
			if (Usage.BUCKETS.get(i).startsWith(side)) {
				if (this.counts[i] > 0) {
					return;
				}
				zero |= this.counts[i] == 0;
			}
		}
		if (zero) {
			this.counts[indexOf(side)] = ABSENT;
			this.context.getCallUsage().note("provider reports 0 tokens of " + side + ", which cannot be: not counted");
		}
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

package dev.clew.observation;

import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * The ids of an observation.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param own whether they are ours, since no tracer gave any
 */
record SpanIds(String traceId, String spanId, boolean own) {

	private static final char[] DIGITS = "0123456789abcdef".toCharArray();

	static SpanIds random() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return new SpanIds(hex(random, 32), hex(random, 16), true);
	}

	// The ids of a tracer, or our own where it gives none or zeros.
	static SpanIds ofTracer(@Nullable String traceId, @Nullable String spanId) {
		if (traceId == null || spanId == null || isZero(traceId) || isZero(spanId)) {
			return random();
		}
		return new SpanIds(traceId, spanId, false);
	}

	private static boolean isZero(String id) {
		for (int i = 0; i < id.length(); i++) {
			if (id.charAt(i) != '0') {
				return false;
			}
		}
		return true;
	}

	private static String hex(ThreadLocalRandom random, int length) {
		char[] digits = new char[length];
		long bits = 0;
		for (int i = 0; i < length; i++) {
			if (i % 16 == 0) {
				bits = nonZero(random);
			}
			digits[i] = DIGITS[(int) (bits & 0xf)];
			bits >>>= 4;
		}
		return new String(digits);
	}

	private static long nonZero(ThreadLocalRandom random) {
		long bits = random.nextLong();
		return (bits != 0) ? bits : 1;
	}

}

package dev.clew.observation.tree;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * The ids of an observation.
 *
 * @param traceId 32 hexadecimal digits; absent where they are ours, since only the root's
 * are used
 * @param spanId 16 hexadecimal digits
 * @param own whether they are ours, since no tracer gave any
 */
record SpanIds(@Nullable String traceId, String spanId, boolean own) {

	private static final HexFormat HEX = HexFormat.of();

	static SpanIds random() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return new SpanIds(null, hex(random), true);
	}

	static String newTraceId() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return hex(random) + hex(random);
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

	private static String hex(ThreadLocalRandom random) {
		long bits = random.nextLong();
		return HEX.toHexDigits((bits != 0) ? bits : 1);
	}

}

package dev.clew.actuate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Times, durations and sums as the JSON has them.
 */
final class Values {

	private static final DateTimeFormatter WHOLE_SECOND = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

	private Values() {
	}

	/**
	 * A time in ISO-8601 UTC with milliseconds, or finer where it is.
	 * @param time the time, if there is one
	 * @return its text
	 */
	static @Nullable String time(@Nullable Instant time) {
		if (time == null) {
			return null;
		}
		return (time.getNano() != 0) ? time.toString() : WHOLE_SECOND.format(time);
	}

	/**
	 * A duration in milliseconds, exact and without an exponent.
	 * @param duration the duration, if there is one
	 * @return milliseconds
	 */
	static @Nullable BigDecimal millis(@Nullable Duration duration) {
		if (duration == null) {
			return null;
		}
		BigDecimal nanos = BigDecimal.valueOf(duration.getSeconds())
			.scaleByPowerOfTen(9)
			.add(BigDecimal.valueOf(duration.getNano()));
		BigDecimal millis = nanos.movePointLeft(6).stripTrailingZeros();
		return (millis.scale() < 0) ? millis.setScale(0) : millis;
	}

	/**
	 * The buckets and their total.
	 * @param usage usage, if there is any
	 * @return tokens by bucket; absent where nobody reported any
	 */
	static @Nullable Map<String, Long> usage(@Nullable Usage usage) {
		if (usage == null || usage.buckets().isEmpty()) {
			return null;
		}
		Map<String, Long> tokens = new LinkedHashMap<>(usage.buckets());
		tokens.put("total", usage.total());
		return tokens;
	}

	static Map<ObservationType, Integer> counts(Map<ObservationType, Integer> counts) {
		return new TreeMap<>(counts);
	}

	static int sum(Map<ObservationType, Integer> counts) {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}

}

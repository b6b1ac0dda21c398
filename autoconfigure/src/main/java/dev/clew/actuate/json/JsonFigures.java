package dev.clew.actuate.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.clew.trace.Cost;
import dev.clew.trace.CostSum;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Times, durations and sums as the JSON has them.
 */
final class JsonFigures {

	private static final DateTimeFormatter WHOLE_SECOND = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

	private JsonFigures() {
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

	/**
	 * An amount of money, exact and without an exponent.
	 * @param cost what one call cost, if that is known
	 * @return total, buckets and currency
	 */
	static @Nullable Map<String, Object> cost(@Nullable Cost cost) {
		if (cost == null) {
			return null;
		}
		Map<String, Object> amounts = new LinkedHashMap<>();
		amounts.put("total", cost.total().toPlainString());
		cost.buckets().forEach((bucket, amount) -> amounts.put(bucket, amount.toPlainString()));
		amounts.put("currency", Cost.CURRENCY);
		return amounts;
	}

	/**
	 * What is known of the cost of several calls.
	 * @param sum their sum
	 * @return total and buckets where any cost is known, currency, and how many calls
	 * have none since their price or their usage is not known; absent where there was no
	 * call
	 */
	static @Nullable Map<String, Object> cost(CostSum sum) {
		if (sum.isEmpty()) {
			return null;
		}
		Map<String, Object> known = cost(sum.cost());
		Map<String, Object> amounts = (known != null) ? known : new LinkedHashMap<>(Map.of("currency", Cost.CURRENCY));
		amounts.put("unpriced", sum.unpriced());
		amounts.put("withoutUsage", sum.withoutUsage());
		return amounts;
	}

	static Map<ObservationType, Integer> counts(Map<ObservationType, Integer> counts) {
		return new TreeMap<>(counts);
	}

	static int sum(Map<ObservationType, Integer> counts) {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}

}

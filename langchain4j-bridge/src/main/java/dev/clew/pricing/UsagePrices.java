package dev.clew.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Cost;
import dev.clew.trace.SmallMap;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Prices by usage bucket. A bucket without a price of its own takes that of its family:
 * what was written to a cache for five minutes or an hour that of
 * {@code input_cache_creation}, everything else of the input that of {@code input}, of
 * the output that of {@code output}.
 */
public final class UsagePrices {

	private static final Map<String, String> FAMILY = Map.of(Usage.INPUT_CACHED_TOKENS, Usage.INPUT,
			Usage.INPUT_CACHE_CREATION, Usage.INPUT, Usage.INPUT_CACHE_CREATION_5M, Usage.INPUT_CACHE_CREATION,
			Usage.INPUT_CACHE_CREATION_1H, Usage.INPUT_CACHE_CREATION, Usage.INPUT_AUDIO_TOKENS, Usage.INPUT,
			Usage.OUTPUT_REASONING_TOKENS, Usage.OUTPUT, Usage.OUTPUT_AUDIO_TOKENS, Usage.OUTPUT);

	private static final int MILLION = 6;

	// Bounds that keep sums of costs short.
	private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(1_000_000);

	private static final int MAX_SCALE = 20;

	private final Map<String, Rate> rates;

	private UsagePrices(Map<String, Rate> rates) {
		this.rates = Map.copyOf(rates);
	}

	/**
	 * Certain prices.
	 * @param prices US dollars for a million tokens, by usage bucket
	 * @return the prices
	 * @throws IllegalArgumentException if there is none, one is negative or one is for
	 * what is no bucket
	 */
	public static UsagePrices of(Map<String, BigDecimal> prices) {
		if (prices.isEmpty()) {
			throw new IllegalArgumentException("There must be a price for at least one of " + buckets());
		}
		prices.forEach(UsagePrices::check);
		Map<String, Rate> rates = new HashMap<>();
		for (String bucket : Usage.BUCKETS) {
			Rate rate = rate(bucket, prices);
			if (rate != null) {
				rates.put(bucket, rate);
			}
		}
		return new UsagePrices(rates);
	}

	private static void check(String bucket, BigDecimal price) {
		if (!Usage.BUCKETS.contains(bucket)) {
			throw new IllegalArgumentException("The usage bucket must be one of " + buckets() + " and is " + bucket);
		}
		if (price.signum() < 0 || price.compareTo(MAX_PRICE) > 0 || price.scale() > MAX_SCALE) {
			throw new IllegalArgumentException("The price for " + bucket + " must be at least 0 and at most "
					+ MAX_PRICE + ", with at most " + MAX_SCALE + " decimals");
		}
	}

	private static String buckets() {
		return String.join(", ", Usage.BUCKETS);
	}

	private static @Nullable Rate rate(String bucket, Map<String, BigDecimal> prices) {
		for (String priced = bucket; priced != null; priced = FAMILY.get(priced)) {
			BigDecimal price = prices.get(priced);
			if (price != null) {
				return new Rate(price.movePointLeft(MILLION), priced);
			}
		}
		return null;
	}

	// Buckets without tokens cost nothing and are not in the cost.
	Charge charge(Usage usage, String tier, List<String> assumed) {
		SmallMap.Builder<BigDecimal> amounts = SmallMap.builder(usage.buckets().size());
		List<String> notes = new ArrayList<>(assumed);
		BigDecimal total = BigDecimal.ZERO;
		for (Map.Entry<String, Long> used : usage.buckets().entrySet()) {
			String bucket = used.getKey();
			if (used.getValue() == 0) {
				continue;
			}
			Rate rate = this.rates.get(bucket);
			if (rate == null) {
				return Charge.unknown("no cost: the model has no price for " + bucket);
			}
			if (!rate.bucket().equals(bucket)) {
				notes.add(bucket + " priced as " + rate.bucket());
			}
			BigDecimal amount = rate.perToken().multiply(BigDecimal.valueOf(used.getValue()));
			amounts.put(bucket, amount);
			total = total.add(amount);
		}
		return new Charge(new Cost(amounts.build(), total), tier, notes);
	}

	/**
	 * What a token costs.
	 *
	 * @param perToken US dollars
	 * @param bucket bucket whose price that is
	 */
	private record Rate(BigDecimal perToken, String bucket) {

	}

}

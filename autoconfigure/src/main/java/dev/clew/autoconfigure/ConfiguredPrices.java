package dev.clew.autoconfigure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.clew.autoconfigure.ClewProperties.Pricing;
import dev.clew.pricing.ModelPrice;
import dev.clew.pricing.NamePattern;
import dev.clew.pricing.PriceTier;
import dev.clew.pricing.UsagePrices;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Prices by the properties. What is wrong with one is said with its name.
 */
final class ConfiguredPrices {

	private ConfiguredPrices() {
	}

	static List<ModelPrice> of(Pricing pricing) {
		List<ModelPrice> models = new ArrayList<>();
		for (int i = 0; i < pricing.models().size(); i++) {
			models.add(model("clew.pricing.models[" + i + "]", pricing.models().get(i)));
		}
		return models;
	}

	private static ModelPrice model(String property, Pricing.Model model) {
		String name = name(property, model.name());
		List<PriceTier> tiers = new ArrayList<>();
		tiers.add(new PriceTier(PriceTier.STANDARD, null, Set.of(), prices(property, model.prices())));
		for (int i = 0; i < model.tiers().size(); i++) {
			tiers.add(tier(property + ".tiers[" + i + "]", model.tiers().get(i)));
		}
		return new ModelPrice(name, pattern(property, model, name), tiers);
	}

	private static NamePattern pattern(String property, Pricing.Model model, String name) {
		String pattern = model.matchPattern();
		return (pattern != null) ? checked(property + ".match-pattern", pattern, () -> NamePattern.of(pattern))
				: NamePattern.literal(name);
	}

	private static PriceTier tier(String property, Pricing.Tier tier) {
		String name = name(property, tier.name());
		if (tier.above() == null && tier.serviceTiers().isEmpty()) {
			throw new InvalidConfigurationPropertyValueException(property, name,
					"It must have a condition: above, service-tiers or both");
		}
		if (tier.above() != null && tier.above() < 0) {
			throw new InvalidConfigurationPropertyValueException(property + ".above", tier.above(),
					"It must be at least 0");
		}
		return new PriceTier(name, tier.above(), tier.serviceTiers(), prices(property, tier.prices()));
	}

	private static String name(String property, @Nullable String name) {
		if (name == null || name.isBlank() || name.length() > NamePattern.MAX_LENGTH) {
			throw new InvalidConfigurationPropertyValueException(property + ".name", (name != null) ? name : "",
					"It must have at least one and at most " + NamePattern.MAX_LENGTH + " characters");
		}
		return name;
	}

	private static UsagePrices prices(String property, Map<String, Number> prices) {
		Map<String, BigDecimal> byBucket = new LinkedHashMap<>();
		prices.forEach((key, price) -> {
			String name = property + ".prices." + key;
			String bucket = bucket(name, key, price);
			BigDecimal amount = amount(name, price);
			checked(name, price, () -> UsagePrices.of(Map.of(bucket, amount)));
			if (byBucket.put(bucket, amount) != null) {
				throw new InvalidConfigurationPropertyValueException(name, price,
						"The price for " + bucket + " is there twice");
			}
		});
		return checked(property + ".prices", "", () -> UsagePrices.of(byBucket));
	}

	// Keys are bound as they were written; those of environment variables contain dots.
	private static String bucket(String property, String key, Number price) {
		return Usage.BUCKETS.stream()
			.filter((bucket) -> lettersAndDigits(bucket).equals(lettersAndDigits(key)))
			.findFirst()
			.orElseThrow(() -> new InvalidConfigurationPropertyValueException(property, price,
					"The usage bucket must be one of " + String.join(", ", Usage.BUCKETS)));
	}

	private static BigDecimal amount(String property, Number price) {
		try {
			return new BigDecimal(price.toString());
		}
		catch (NumberFormatException ex) {
			throw new InvalidConfigurationPropertyValueException(property, price, "It must be a number");
		}
	}

	private static String lettersAndDigits(String key) {
		return key.replaceAll("[^\\p{Alnum}]", "").toLowerCase(Locale.ROOT);
	}

	private static <T> T checked(String property, Object value, Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(property, value, ex.getMessage());
		}
	}

}

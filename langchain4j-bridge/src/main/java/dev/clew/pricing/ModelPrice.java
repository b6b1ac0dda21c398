package dev.clew.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.clew.trace.ModelCall;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs.
 *
 * @param name name of the model
 * @param pattern which names it goes by
 * @param tiers its prices: exactly one tier without a condition, and any number with
 * some, of which the first one that applies counts: those with more conditions before
 * those with fewer, those for a service tier before those for a size, larger sizes before
 * smaller ones
 */
public record ModelPrice(String name, NamePattern pattern, List<PriceTier> tiers) {

	private static final String SERVICE_TIER = "service_tier";

	private static final Set<String> ORDINARY = Set.of("auto", "default", "standard", "standard_only", "on_demand");

	private static final int MAX_TIER = 50;

	public ModelPrice {
		if (tiers.stream().filter((tier) -> tier.conditions() == 0).count() != 1) {
			throw new IllegalArgumentException(
					"Model '" + name + "' must have exactly one price that holds without a condition");
		}
		tiers = tiers.stream().sorted(PriceTier.MOST_SPECIFIC_FIRST).toList();
	}

	boolean matches(String model) {
		try {
			return this.pattern.matches(model);
		}
		catch (IllegalStateException ex) {
			throw new IllegalStateException("Match pattern '" + this.pattern + "' of model '" + this.name
					+ "' takes too long to match a name of " + model.length() + " characters", ex);
		}
	}

	Charge charge(ModelCall call, Usage usage, List<String> assumed) {
		String service = serviceTier(call);
		PriceTier tier = tier(service, usage.inputTotal());
		List<String> notes = assumed;
		if (service != null && tier.serviceTiers().isEmpty() && !ORDINARY.contains(service)) {
			notes = new ArrayList<>(assumed);
			notes.add("service tier '" + service + "' has no price of its own: priced as " + tier.name());
		}
		return tier.prices().charge(usage, tier.name(), notes);
	}

	private static @Nullable String serviceTier(ModelCall call) {
		if (!(call.parameters().get(SERVICE_TIER) instanceof String service) || service.isBlank()) {
			return null;
		}
		return service.substring(0, Math.min(service.length(), MAX_TIER)).toLowerCase(Locale.ROOT);
	}

	private PriceTier tier(@Nullable String service, long inputTokens) {
		for (PriceTier tier : this.tiers) {
			if (tier.applies(service, inputTokens)) {
				return tier;
			}
		}
		throw new IllegalStateException("No price of model '" + this.name + "' applies");
	}

}

package dev.clew.pricing;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Prices of a model that hold under conditions, or, without any, otherwise.
 *
 * @param name name of the tier, such as {@link #STANDARD}
 * @param above number of input tokens, of all buckets together, that a call must have
 * more of
 * @param serviceTiers names of tiers, case aside, of which a call must have been served
 * in one; with none, whichever
 * @param prices the prices
 */
public record PriceTier(String name, @Nullable Long above, Set<String> serviceTiers, UsagePrices prices) {

	/** Name of the tier that has no condition. */
	public static final String STANDARD = "Standard";

	// More conditions first, then the service tier, then the larger size.
	static final Comparator<PriceTier> MOST_SPECIFIC_FIRST = Comparator.comparingInt(PriceTier::conditions)
		.thenComparing((tier) -> !tier.serviceTiers.isEmpty())
		.thenComparing((tier) -> (tier.above != null) ? tier.above : 0L)
		.reversed();

	public PriceTier {
		serviceTiers = serviceTiers.stream()
			.map((service) -> service.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	int conditions() {
		return ((this.above != null) ? 1 : 0) + (this.serviceTiers.isEmpty() ? 0 : 1);
	}

	boolean applies(@Nullable String serviceTier, long inputTokens) {
		return (this.above == null || inputTokens > this.above)
				&& (this.serviceTiers.isEmpty() || (serviceTier != null && this.serviceTiers.contains(serviceTier)));
	}

}

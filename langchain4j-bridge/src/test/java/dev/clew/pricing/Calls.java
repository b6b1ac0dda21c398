package dev.clew.pricing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Calls of models to be priced.
 */
final class Calls {

	private Calls() {
	}

	static ModelCall of(String model, Usage usage) {
		return new ModelCall(model, model, null, Map.of(), usage, null, null, null, null, null, null, null);
	}

	static ModelCall answered(@Nullable String model, @Nullable String asked) {
		return new ModelCall(model, asked, null, Map.of(), tokens("input 1000000"), null, null, null, null, null, null,
				null);
	}

	static ModelCall served(String model, String serviceTier, Usage usage) {
		return new ModelCall(model, model, null, Map.of("service_tier", serviceTier), usage, null, null, null, null,
				null, null, null);
	}

	static Charge charge(PriceCatalogue prices, ModelCall call) {
		return Objects.requireNonNull(prices.charge(call));
	}

	static Cost cost(PriceCatalogue prices, ModelCall call) {
		return Objects.requireNonNull(charge(prices, call).cost());
	}

	// Such as "input 12, output 3".
	static Usage tokens(String text) {
		Map<String, Long> buckets = new LinkedHashMap<>();
		for (String bucket : text.split(", ?", -1)) {
			String[] parts = bucket.split(" ", -1);
			buckets.put(parts[0], Long.valueOf(parts[1]));
		}
		return new Usage(buckets);
	}

}

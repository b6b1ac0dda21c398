package dev.clew.observation.cost;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.content.Texts;
import dev.clew.trace.ModelCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of each model that has no price that it has none, once. Bounded: of further ones
 * nothing is said. Thread-safe.
 */
final class UnpricedModels {

	private static final Logger logger = LoggerFactory.getLogger(UnpricedModels.class);

	private static final int MAX_MODELS = 100;

	private static final int MAX_NAME = 200;

	private final Set<String> seen = ConcurrentHashMap.newKeySet();

	void met(ModelCall call) {
		if (this.seen.size() >= MAX_MODELS) {
			return;
		}
		String name = call.model();
		String provider = (call.provider() != null) ? "provider '" + call.provider() + "'" : "an unknown provider";
		String model = (name != null) ? "model '" + Texts.cut(name, MAX_NAME) + "'" : "a model without a name";
		String key = (name != null) ? model : model + " of " + provider;
		if (!this.seen.add(key)) {
			return;
		}
		logger.info("No price is known for {} of {}: its calls have no cost, and sums say how many. "
				+ "Prices are set with clew.pricing.models", printable(model), provider);
		if (this.seen.size() >= MAX_MODELS) {
			logger.info("Further models without a price are not logged");
		}
	}

	private static String printable(String model) {
		return model.codePoints()
			.map((each) -> Character.isISOControl(each) ? '?' : each)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}

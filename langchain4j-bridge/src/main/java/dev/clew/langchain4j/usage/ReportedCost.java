package dev.clew.langchain4j.usage;

import java.math.BigDecimal;

import dev.clew.observation.ModelContext;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says that a call costs, as OpenRouter does
 * (https://openrouter.ai/docs/use-cases/usage-accounting).
 */
final class ReportedCost {

	private static final String COST = "cost";

	// Beyond it no call costs, and sums would grow without bound.
	private static final int MAX_DIGITS = 30;

	private ReportedCost() {
	}

	static void apply(ModelContext context, RawUsage raw) {
		String text = raw.hasObject(COST) ? "an object" : raw.text(COST);
		if (text == null) {
			return;
		}
		BigDecimal cost = amountOf(text);
		context.getCallUsage().setReportedCost(cost);
		if (cost == null) {
			context.getCallUsage().note("cost that the provider reports is no amount of money: " + text);
		}
		else if (Boolean.parseBoolean(raw.text("is_byok"))) {
			context.getCallUsage().note("cost is without what the provider behind bills to a key of one's own");
		}
	}

	private static @Nullable BigDecimal amountOf(String text) {
		try {
			BigDecimal amount = new BigDecimal(text);
			boolean plain = amount.precision() <= MAX_DIGITS && amount.scale() <= MAX_DIGITS
					&& amount.scale() >= -MAX_DIGITS;
			return (plain && amount.signum() >= 0) ? amount : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}

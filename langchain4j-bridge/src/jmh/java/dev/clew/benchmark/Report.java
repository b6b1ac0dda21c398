package dev.clew.benchmark;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.results.RunResult;

/**
 * Costs in relation to each other and to the budget.
 */
final class Report {

	private static final Map<Attachment, Cost> BUDGET = Map.of(Attachment.RECORDING, new Cost(6, 11 * 1024),
			Attachment.SPANS, new Cost(10, 22 * 1024));

	// More than the same call without masks.
	private static final Cost MASKS_BUDGET = new Cost(3, 1024);

	// Microseconds.
	private static final double MATCH_BUDGET = 0.2;

	private final Map<Attachment, Cost> calls = new EnumMap<>(Attachment.class);

	private final Map<String, Cost> prices = new TreeMap<>();

	private Cost untraced = new Cost(Double.NaN, Double.NaN);

	private Cost traced = this.untraced;

	Report(Collection<RunResult> results) {
		for (RunResult result : results) {
			String attachment = result.getParams().getParam("attachment");
			String model = result.getParams().getParam("model");
			if (model != null) {
				this.prices.put(result.getPrimaryResult().getLabel() + " " + model, Cost.of(result));
			}
			else if (attachment != null) {
				this.calls.put(Attachment.valueOf(attachment), Cost.of(result));
			}
			else if (Boolean.parseBoolean(result.getParams().getParam("traced"))) {
				this.traced = Cost.of(result);
			}
			else {
				this.untraced = Cost.of(result);
			}
		}
	}

	String text() {
		StringBuilder text = new StringBuilder(
				"\nOne call of an AI service: 2 generations, 1 tool, a model in the process\n");
		this.calls.forEach((attachment, cost) -> text.append(line(attachment, cost)));
		text.append("\nA plain observation outside any model call\n");
		text.append("  %-42s %s%n".formatted("without our handlers", this.untraced));
		text.append("  %-42s %s   added %s%n".formatted("with them", this.traced, this.traced.minus(this.untraced)));
		text.append("\nThe price of a call whose model was seen before\n");
		this.prices
			.forEach((what, cost) -> text.append("  %-42s %s%s%n".formatted(what, cost, matchBudget(what, cost))));
		return text.toString();
	}

	private static String matchBudget(String what, Cost cost) {
		return what.startsWith("match") ? "; %s the budget of %4.2f us"
			.formatted((cost.micros() <= MATCH_BUDGET) ? "within" : "OVER", MATCH_BUDGET) : "";
	}

	private String line(Attachment attachment, Cost cost) {
		String line = "  %-42s %s".formatted(attachment, cost);
		Cost nothing = this.calls.get(Attachment.NOTHING);
		if (nothing == null || attachment == Attachment.NOTHING) {
			return line + "\n";
		}
		Cost added = cost.minus(nothing);
		line += "   added %s, %4.2f times the call".formatted(added, cost.micros() / nothing.micros());
		return line + floor(added, nothing) + budget(attachment, cost, added) + "\n";
	}

	private String floor(Cost added, Cost nothing) {
		Cost floor = this.calls.get(Attachment.OPEN_TELEMETRY);
		return (floor != null) ? ", %4.2f times the floor".formatted(added.micros() / floor.minus(nothing).micros())
				: "";
	}

	private String budget(Attachment attachment, Cost cost, Cost added) {
		Cost budget = BUDGET.get(attachment);
		Cost unmasked = this.calls.get(Attachment.LONG);
		if (attachment == Attachment.MASKED && unmasked != null) {
			Cost masks = cost.minus(unmasked);
			return "; masks add " + masks + ", " + (masks.isWithin(MASKS_BUDGET) ? "within" : "OVER") + " the budget of "
					+ MASKS_BUDGET.toString().strip();
		}
		if (budget == null) {
			return "";
		}
		return "; " + (added.isWithin(budget) ? "within" : "OVER") + " the budget of " + budget.toString().strip();
	}

}

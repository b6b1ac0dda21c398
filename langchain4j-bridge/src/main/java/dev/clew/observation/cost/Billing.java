package dev.clew.observation.cost;

import java.math.BigDecimal;

import dev.clew.observation.CallUsage;
import dev.clew.observation.ClewContext;
import dev.clew.observation.ModelContext;
import dev.clew.observation.fault.Faults;
import dev.clew.pricing.Charge;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.pricing.PriceTier;
import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import org.jspecify.annotations.Nullable;

/**
 * Says of each call of a model what it costs, once, when it ends and before any handler
 * hears of that. What the provider reports counts more than the catalogue; what runs in
 * this process, only hands on what calls below it used, or gets a response that was
 * charged before costs nothing. Thread-safe.
 */
public final class Billing {

	/** Knows no price. */
	public static final Billing NONE = new Billing(PriceCatalogue.NONE, new Faults((component) -> {
	}));

	private static final String REPORTED = "cost as reported by the provider";

	private static final String UNCONFIRMED = "service tier as asked for: the response names none";

	private static final String HANDED_ON = "handed-on";

	private static final String CHARGED = "already-charged";

	private static final String AGAIN = "the same response was charged before: its usage and cost are counted there";

	private final ChargedResponses charged = new ChargedResponses();

	private final UnpricedModels unpriced = new UnpricedModels();

	private final PriceCatalogue catalogue;

	private final Faults faults;

	/**
	 * Bills by a catalogue.
	 * @param catalogue knows what calls cost
	 * @param faults where its faults end
	 */
	public Billing(PriceCatalogue catalogue, Faults faults) {
		this.catalogue = catalogue;
		this.faults = faults;
	}

	public void ended(ClewContext context) {
		if (context instanceof ModelContext model) {
			try {
				NestedUsage.settle(model);
				charge(model);
			}
			catch (Throwable ex) {
				this.faults.report("pricing", ex);
			}
		}
	}

	private void charge(ModelContext context) {
		CallUsage used = context.getCallUsage();
		if (used.isHandedOn()) {
			used.setCost(Cost.ofTotal(BigDecimal.ZERO), HANDED_ON);
			return;
		}
		if (used.isKnown() && !this.charged.add(used.getSource())) {
			used.handOn();
			used.setCost(Cost.ofTotal(BigDecimal.ZERO), CHARGED);
			context.getNotes().add(AGAIN);
			return;
		}
		if (used.getReportedCost() != null) {
			used.setCost(Cost.ofTotal(used.getReportedCost()), null);
			context.getNotes().add(REPORTED);
			return;
		}
		if (context.isInProcess()) {
			used.setCost(Cost.ofTotal(BigDecimal.ZERO), ModelCall.IN_PROCESS);
			return;
		}
		if (context.isUsageWhole() && this.catalogue != PriceCatalogue.NONE) {
			chargeByCatalogue(context);
		}
	}

	private void chargeByCatalogue(ModelContext context) {
		ModelCall call = context.toModelCall();
		Charge charge = charge(call);
		if (charge != null) {
			context.getNotes().addAll(charge.notes());
		}
		if (charge != null && charge.cost() != null) {
			context.getCallUsage().setCost(charge.cost(), charge.tier());
			noteUnconfirmed(context, call);
		}
		else {
			this.unpriced.met(call);
		}
	}

	private static void noteUnconfirmed(ModelContext context, ModelCall call) {
		CallUsage used = context.getCallUsage();
		String tier = used.getPriceTier();
		boolean asked = used.getServiceTier() == null && call.parameters().containsKey(ModelContext.SERVICE_TIER);
		if (asked && tier != null && !tier.equals(PriceTier.STANDARD)) {
			context.getNotes().add(UNCONFIRMED);
		}
	}

	private @Nullable Charge charge(ModelCall call) {
		try {
			return this.catalogue.charge(call);
		}
		catch (Throwable ex) {
			this.faults.report("pricing", ex);
			return null;
		}
	}

}

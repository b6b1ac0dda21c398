package dev.clew.observation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.clew.trace.Cost;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a model has used, and what that costs: what the provider says of it,
 * and what is made of that. Filled by one thread at a time.
 */
public final class CallUsage {

	private final ModelContext call;

	private @Nullable Usage usage;

	private @Nullable String serviceTier;

	private @Nullable BigDecimal reportedCost;

	private @Nullable Cost cost;

	private @Nullable String priceTier;

	private UsageSource source = UsageSource.NONE;

	private List<String> notes = List.of();

	private boolean mismatched;

	private boolean kept;

	private boolean handedOn;

	CallUsage(ModelContext call) {
		this.call = call;
	}

	/**
	 * Tokens used.
	 * @return the usage, if the provider said
	 */
	public @Nullable Usage getUsage() {
		return this.usage;
	}

	/**
	 * Sets the tokens used.
	 * @param usage the usage in buckets that do not overlap
	 */
	public void setUsage(@Nullable Usage usage) {
		this.usage = usage;
	}

	/**
	 * Tier of service that the provider served the call in, such as {@code flex}; prices
	 * may depend on it.
	 * @return the tier, if the provider said
	 */
	public @Nullable String getServiceTier() {
		return this.serviceTier;
	}

	/**
	 * Sets the tier of service.
	 * @param serviceTier the tier, as the provider calls it
	 */
	public void setServiceTier(@Nullable String serviceTier) {
		this.serviceTier = serviceTier;
	}

	/**
	 * What the provider itself says that the call costs.
	 * @return US dollars, not negative, if the provider said
	 */
	public @Nullable BigDecimal getReportedCost() {
		return this.reportedCost;
	}

	/**
	 * Sets what the provider says.
	 * @param reportedCost US dollars, not negative
	 */
	public void setReportedCost(@Nullable BigDecimal reportedCost) {
		this.reportedCost = reportedCost;
	}

	/**
	 * What the call costs.
	 * @return the cost, known once the call has ended, if its price is
	 */
	public @Nullable Cost getCost() {
		return this.cost;
	}

	/**
	 * Name of the price that the call was charged by.
	 * @return the name, if there is one
	 */
	public @Nullable String getPriceTier() {
		return this.priceTier;
	}

	public void setCost(Cost cost, @Nullable String priceTier) {
		this.cost = cost;
		this.priceTier = priceTier;
	}

	/**
	 * Whether the usage does not add up to what the provider says of it.
	 * @return whether the notes say so
	 */
	public boolean isMismatched() {
		return this.mismatched;
	}

	/**
	 * Notes that the usage does not add up.
	 * @param note what the provider says, in words
	 */
	public void mismatched(String note) {
		this.mismatched = true;
		note(note);
	}

	/**
	 * Notes what is to be known of usage or cost.
	 * @param note the note, in words
	 */
	public void note(String note) {
		this.notes = this.notes.isEmpty() ? new ArrayList<>(1) : this.notes;
		this.notes.add(note);
		this.call.getNotes().add(note);
	}

	/**
	 * Forgets usage, tier of service and reported cost with what was noted of them, as
	 * where it turns out that they are those of another call.
	 */
	public void forget() {
		this.usage = null;
		this.serviceTier = null;
		this.reportedCost = null;
		this.mismatched = false;
		this.source = UsageSource.NONE;
		if (!this.notes.isEmpty()) {
			this.call.getNotes().removeAll(this.notes);
			this.notes = List.of();
		}
	}

	public UsageSource getSource() {
		return this.source;
	}

	/**
	 * Says what told of the usage.
	 * @param source the source
	 */
	public void setSource(UsageSource source) {
		this.source = source;
	}

	/**
	 * Says that the usage as it stands is the call's own, whatever calls below tell.
	 */
	public void keep() {
		this.kept = true;
	}

	public boolean isKept() {
		return this.kept;
	}

	/**
	 * Says that only other calls have used anything, which is counted there: the call
	 * itself costs nothing.
	 */
	public void handOn() {
		forget();
		this.handedOn = true;
	}

	public boolean isHandedOn() {
		return this.handedOn;
	}

	// Whether it is known what was used, even if that is nothing.
	public boolean isKnown() {
		return this.usage != null || this.reportedCost != null || this.handedOn;
	}

}

package dev.clew.observation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A step that calls a model which is priced by tokens.
 */
public abstract class ModelContext extends ClewContext {

	/** Name of the parameter that tells the tier of service. */
	public static final String SERVICE_TIER = "service_tier";

	private @Nullable String provider;

	private @Nullable String requestModel;

	private @Nullable String responseModel;

	private @Nullable Usage usage;

	private @Nullable String serviceTier;

	private @Nullable BigDecimal reportedCost;

	private @Nullable Cost cost;

	private @Nullable String priceTier;

	private boolean usageMismatched;

	private boolean inProcess;

	private boolean handedOn;

	private boolean usageKept;

	private UsageSource usageSource = UsageSource.NONE;

	private List<String> usageNotes = List.of();

	protected ModelContext(ObservationType type) {
		super(type);
	}

	/**
	 * Provider by the names of the GenAI conventions.
	 * @return the provider, if known
	 */
	public @Nullable String getProvider() {
		return this.provider;
	}

	/**
	 * Sets the provider.
	 * @param provider name by the GenAI conventions, such as {@code openai}
	 */
	public void setProvider(@Nullable String provider) {
		this.provider = provider;
	}

	/**
	 * Model asked for.
	 * @return the model, if known
	 */
	public @Nullable String getRequestModel() {
		return this.requestModel;
	}

	/**
	 * Sets the model asked for.
	 * @param requestModel the model
	 */
	public void setRequestModel(@Nullable String requestModel) {
		this.requestModel = requestModel;
	}

	/**
	 * Model that answered.
	 * @return the model, if the provider said
	 */
	public @Nullable String getResponseModel() {
		return this.responseModel;
	}

	/**
	 * Sets the model that answered.
	 * @param responseModel the model
	 */
	public void setResponseModel(@Nullable String responseModel) {
		this.responseModel = responseModel;
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
	 * Whether the usage does not add up to what the provider says of it.
	 * @return whether the notes say so
	 */
	public boolean isUsageMismatched() {
		return this.usageMismatched;
	}

	/**
	 * Notes that the usage does not add up.
	 * @param note what the provider says, in words
	 */
	public void usageMismatched(String note) {
		this.usageMismatched = true;
		usageNote(note);
	}

	/**
	 * Notes what is to be known of usage or cost.
	 * @param note the note, in words
	 */
	public void usageNote(String note) {
		this.usageNotes = this.usageNotes.isEmpty() ? new ArrayList<>(1) : this.usageNotes;
		this.usageNotes.add(note);
		getNotes().add(note);
	}

	/**
	 * Forgets usage, tier of service and reported cost with what was noted of them, as
	 * where it turns out that they are those of another call.
	 */
	public void forgetUsage() {
		this.usage = null;
		this.serviceTier = null;
		this.reportedCost = null;
		this.usageMismatched = false;
		this.usageSource = UsageSource.NONE;
		if (!this.usageNotes.isEmpty()) {
			getNotes().removeAll(this.usageNotes);
			this.usageNotes = List.of();
		}
	}

	UsageSource getUsageSource() {
		return this.usageSource;
	}

	/**
	 * Says what told of the usage.
	 * @param usageSource the source
	 */
	public void setUsageSource(UsageSource usageSource) {
		this.usageSource = usageSource;
	}

	/**
	 * Whether models were called below this call, as far as known by now.
	 * @return whether any was
	 */
	public boolean hasCallsBelow() {
		return get(CallsBelow.class) != null;
	}

	/**
	 * Whether calls below this call have told of a usage already.
	 * @param source what tells of it
	 * @return whether they have, as far as known by now
	 */
	public boolean isTold(UsageSource source) {
		CallsBelow below = get(CallsBelow.class);
		return below != null && below.told(source, null);
	}

	/**
	 * Says that the usage as it stands is the call's own, whatever calls below tell.
	 */
	public void keepUsage() {
		this.usageKept = true;
	}

	boolean isUsageKept() {
		return this.usageKept;
	}

	/**
	 * Says that only calls below have used anything, which is counted there: the call
	 * itself costs nothing.
	 */
	public void handOn() {
		forgetUsage();
		this.handedOn = true;
	}

	boolean isHandedOn() {
		return this.handedOn;
	}

	/**
	 * Whether the model runs in this process, so that nobody bills its calls.
	 * @return whether it does
	 */
	public boolean isInProcess() {
		return this.inProcess;
	}

	/**
	 * Says whether the model runs in this process.
	 * @param inProcess whether it does
	 */
	public void setInProcess(boolean inProcess) {
		this.inProcess = inProcess;
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

	void setCost(Cost cost, @Nullable String priceTier) {
		this.cost = cost;
		this.priceTier = priceTier;
	}

	// Whether it is known what was used, even if that is nothing.
	boolean tellsUsage() {
		return this.usage != null || this.reportedCost != null || this.handedOn;
	}

	/**
	 * What is recorded of the call so far.
	 * @return the details
	 */
	public ModelCall toModelCall() {
		return new ModelCall((this.responseModel != null) ? this.responseModel : this.requestModel, this.requestModel,
				this.provider, allParameters(), this.usage, this.cost, this.priceTier, timeToFirstToken(),
				finishReason());
	}

	// With the tier that the provider says it was, whatever was asked for.
	private Map<String, Object> allParameters() {
		if (this.serviceTier == null) {
			return parameters();
		}
		Map<String, Object> all = new LinkedHashMap<>(parameters());
		all.put(SERVICE_TIER, this.serviceTier);
		return all;
	}

	abstract String operationName();

	Map<String, Object> parameters() {
		return Map.of();
	}

	@Nullable Duration timeToFirstToken() {
		return null;
	}

	@Nullable String finishReason() {
		return null;
	}

}

package dev.clew.observation;

import java.time.Duration;
import java.util.LinkedHashMap;
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

	private final CallUsage callUsage = new CallUsage(this);

	private boolean inProcess;

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
	 * What the call has used, and what that costs.
	 * @return the usage, to be completed while the call runs
	 */
	public CallUsage getCallUsage() {
		return this.callUsage;
	}

	/**
	 * Tokens used.
	 * @return the usage, if the provider said
	 */
	public @Nullable Usage getUsage() {
		return this.callUsage.getUsage();
	}

	/**
	 * What the call costs.
	 * @return the cost, known once the call has ended, if its price is
	 */
	public @Nullable Cost getCost() {
		return this.callUsage.getCost();
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
	 * Whether the provider told all that is needed to say what the call costs.
	 * @return whether tokens of both sides are known
	 */
	public boolean isUsageWhole() {
		Usage usage = getUsage();
		return usage != null && usage.isWhole(getType());
	}

	/**
	 * What is recorded of the call so far.
	 * @return the details
	 */
	public ModelCall toModelCall() {
		return new ModelCall(this.responseModel, this.requestModel, this.provider, allParameters(), getUsage(),
				getCost(), this.callUsage.getPriceTier(), timeToFirstToken(), finishReason(), operationName(),
				responseId(), dimension());
	}

	// With the tier that the provider says it was, whatever was asked for.
	private Map<String, Object> allParameters() {
		String served = this.callUsage.getServiceTier();
		if (served == null) {
			return parameters();
		}
		Map<String, Object> all = new LinkedHashMap<>(parameters());
		all.put(SERVICE_TIER, served);
		return all;
	}

	abstract String operationName();

	Map<String, Object> parameters() {
		return Map.of();
	}

	public @Nullable Duration timeToFirstToken() {
		return null;
	}

	@Nullable String finishReason() {
		return null;
	}

	@Nullable String responseId() {
		return null;
	}

	@Nullable Integer dimension() {
		return null;
	}

}

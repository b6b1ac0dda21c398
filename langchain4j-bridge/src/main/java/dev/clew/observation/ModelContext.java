package dev.clew.observation;

import java.time.Duration;
import java.util.Map;

import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A step that calls a model which is priced by tokens.
 */
public abstract class ModelContext extends ClewContext {

	private @Nullable String provider;

	private @Nullable String requestModel;

	private @Nullable String responseModel;

	private @Nullable Usage usage;

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
	 * What is recorded of the call so far.
	 * @return the details
	 */
	public ModelCall toModelCall() {
		return new ModelCall((this.responseModel != null) ? this.responseModel : this.requestModel, this.requestModel,
				this.provider, parameters(), this.usage, timeToFirstToken(), finishReason());
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

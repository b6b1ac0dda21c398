package dev.clew.trace;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a generation or embedding says of the model that it called.
 *
 * @param responseModel model that answered; absent where the provider did not say, as of
 * a call that failed
 * @param requestModel model that was asked for; absent where that is not known
 * @param provider provider by the names of the OpenTelemetry GenAI conventions, such as
 * {@code openai}
 * @param parameters parameters that were set, such as {@code temperature}
 * @param usage tokens used, where the provider said
 * @param cost what it cost; absent where that is not known
 * @param priceTier name of the price that it was charged by, such as {@code Standard}
 * @param timeToFirstToken from the request to the first token of a stream
 * @param finishReason why the model stopped, in lower case, such as {@code stop}
 * @param operation what the model was called for by the names of the GenAI conventions,
 * such as {@code chat}; absent where that is what its type says
 * @param responseId id that the provider gave the response
 * @param dimension number of dimensions of the vectors that came out
 */
public record ModelCall(@Nullable String responseModel, @Nullable String requestModel, @Nullable String provider,
		Map<String, Object> parameters, @Nullable Usage usage, @Nullable Cost cost, @Nullable String priceTier,
		@Nullable Duration timeToFirstToken, @Nullable String finishReason, @Nullable String operation,
		@Nullable String responseId, @Nullable Integer dimension) {

	/** Price tier of a model that runs in the process of the application. */
	public static final String IN_PROCESS = "in-process";

	public ModelCall {
		parameters = SmallMap.copyOf(parameters);
	}

	/**
	 * Whether the model runs in the process of the application, so that nobody bills its
	 * tokens.
	 * @return whether it does
	 */
	public boolean isInProcess() {
		return IN_PROCESS.equals(this.priceTier);
	}

	/**
	 * The model by what is known best: the one that answered, else the one asked for.
	 * @return the model; absent where neither is known
	 */
	public @Nullable String model() {
		return (this.responseModel != null) ? this.responseModel : this.requestModel;
	}

	/**
	 * The model that calls are counted by, whether they fail or not: the one asked for,
	 * else the one that answered.
	 * @return the model; absent where neither is known
	 */
	public @Nullable String countedModel() {
		return (this.requestModel != null) ? this.requestModel : this.responseModel;
	}

}

package dev.clew.trace;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a generation or embedding says of the model that it called.
 *
 * @param model model that answered, else the one asked for; absent where neither is known
 * @param requestModel model that was asked for
 * @param provider provider by the names of the OpenTelemetry GenAI conventions, such as
 * {@code openai}
 * @param parameters parameters that were set, such as {@code temperature}
 * @param usage tokens used, where the provider said
 * @param cost what it cost; absent where that is not known
 * @param priceTier name of the price that it was charged by, such as {@code Standard}
 * @param timeToFirstToken from the request to the first token of a stream
 * @param finishReason why the model stopped, in lower case, such as {@code stop}
 */
public record ModelCall(@Nullable String model, @Nullable String requestModel, @Nullable String provider,
		Map<String, Object> parameters, @Nullable Usage usage, @Nullable Cost cost, @Nullable String priceTier,
		@Nullable Duration timeToFirstToken, @Nullable String finishReason) {

	public ModelCall {
		parameters = SmallMap.copyOf(parameters);
	}

}

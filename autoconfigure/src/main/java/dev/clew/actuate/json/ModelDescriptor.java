package dev.clew.actuate.json;

import java.math.BigDecimal;
import java.util.Map;

import dev.clew.trace.ModelCall;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a generation or embedding has beside other observations, as JSON.
 *
 * @param model model that answered, else the one asked for
 * @param requestModel model that was asked for
 * @param responseModel model that answered
 * @param modelProvider its provider
 * @param modelParameters parameters that were set
 * @param usage tokens by bucket, and {@code total}
 * @param cost what it cost by bucket, and {@code total}; absent where that is not known
 * @param priceTier name of the price that it was charged by
 * @param timeToFirstTokenMs milliseconds to the first token of a stream
 * @param finishReason why the model stopped
 * @param operation what it was called for, where that is not what its type says
 * @param responseId id that the provider gave the response
 * @param dimension number of dimensions of the vectors that came out
 */
@Descriptor
record ModelDescriptor(@Nullable String model, @Nullable String requestModel, @Nullable String responseModel,
		@Nullable String modelProvider, @Nullable Map<String, @Nullable Object> modelParameters,
		@Nullable Map<String, Long> usage, @Nullable Map<String, Object> cost, @Nullable String priceTier,
		@Nullable BigDecimal timeToFirstTokenMs, @Nullable String finishReason, @Nullable String operation,
		@Nullable String responseId, @Nullable Integer dimension) {

	static @Nullable ModelDescriptor of(@Nullable ModelCall call) {
		if (call == null) {
			return null;
		}
		return new ModelDescriptor(Text.wellFormedOrNull(call.model()), Text.wellFormedOrNull(call.requestModel()),
				Text.wellFormedOrNull(call.responseModel()), Text.wellFormedOrNull(call.provider()),
				JsonValues.plainMapOrNull(call.parameters()), JsonFigures.usage(call.usage()),
				JsonFigures.cost(call.cost()), Text.wellFormedOrNull(call.priceTier()),
				JsonFigures.millis(call.timeToFirstToken()), Text.wellFormedOrNull(call.finishReason()),
				Text.wellFormedOrNull(call.operation()), Text.wellFormedOrNull(call.responseId()), call.dimension());
	}

}

package dev.clew.observation;

import dev.clew.attribute.SpanNames;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * What a model is called for, and the names that it goes by; {@code none} where it has
 * none.
 *
 * @param operation what it is called for
 * @param provider who provides it
 * @param requestModel the one asked for
 * @param responseModel the one that answered
 */
record ModelWords(String operation, String provider, String requestModel, String responseModel) {

	static ModelWords of(ModelContext call) {
		return new ModelWords(call.operationName(), orNone(call.getProvider()), orNone(call.getRequestModel()),
				orNone(call.getResponseModel()));
	}

	private static String orNone(@Nullable String value) {
		return (value != null) ? value : KeyValue.NONE_VALUE;
	}

	KeyValues keys() {
		return KeyValues.of(GenAiKey.OPERATION_NAME.withValue(this.operation),
				GenAiKey.PROVIDER_NAME.withValue(this.provider), GenAiKey.REQUEST_MODEL.withValue(this.requestModel),
				GenAiKey.RESPONSE_MODEL.withValue(this.responseModel));
	}

	String spanName() {
		boolean known = !this.requestModel.equals(KeyValue.NONE_VALUE);
		return SpanNames.ofModel(this.operation, known ? this.requestModel : null);
	}

}

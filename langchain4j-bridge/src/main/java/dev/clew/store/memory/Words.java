package dev.clew.store.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.clew.trace.ModelCall;
import org.jspecify.annotations.Nullable;

/**
 * Keeps words that come again and again, such as names of models, once. Bounded: further
 * ones are left as they are. Thread-safe.
 */
final class Words {

	private static final int MAX_WORDS = 1000;

	private static final int MAX_LENGTH = 64;

	private final Map<String, String> words = new ConcurrentHashMap<>();

	String share(String word) {
		String known = this.words.get(word);
		if (known != null) {
			return known;
		}
		if (word.length() <= MAX_LENGTH && this.words.size() < MAX_WORDS) {
			this.words.put(word, word);
		}
		return word;
	}

	@SuppressWarnings("ReferenceEquality")
	@Nullable ModelCall share(@Nullable ModelCall call) {
		if (call == null) {
			return null;
		}
		String responseModel = shareAny(call.responseModel());
		String requestModel = shareAny(call.requestModel());
		String provider = shareAny(call.provider());
		String finishReason = shareAny(call.finishReason());
		if (responseModel == call.responseModel() && requestModel == call.requestModel() && provider == call.provider()
				&& finishReason == call.finishReason()) {
			return call;
		}
		return new ModelCall(responseModel, requestModel, provider, call.parameters(), call.usage(), call.cost(),
				call.priceTier(), call.timeToFirstToken(), finishReason);
	}

	private @Nullable String shareAny(@Nullable String word) {
		return (word != null) ? share(word) : null;
	}

}

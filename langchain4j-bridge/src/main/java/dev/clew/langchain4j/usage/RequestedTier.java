package dev.clew.langchain4j.usage;

import java.util.Locale;

import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiResponsesChatRequestParameters;
import org.jspecify.annotations.Nullable;

/**
 * The tier of service that a request asks for.
 */
public final class RequestedTier {

	private RequestedTier() {
	}

	/**
	 * The tier, as the provider calls it.
	 * @param parameters parameters of a request or a model
	 * @return the tier, if they ask for one
	 */
	public static @Nullable String of(ChatRequestParameters parameters) {
		try {
			return tierOf(parameters);
		}
		catch (RuntimeException | LinkageError ex) {
			return null;
		}
	}

	// Names are compared, so that no class is loaded that may not be there.
	private static @Nullable String tierOf(ChatRequestParameters parameters) {
		for (Class<?> type = parameters.getClass(); type != null; type = type.getSuperclass()) {
			switch (type.getName()) {
				case "dev.langchain4j.model.openai.OpenAiChatRequestParameters":
					return OpenAi.chat(parameters);
				case "dev.langchain4j.model.openai.OpenAiResponsesChatRequestParameters":
					return OpenAi.responses(parameters);
				case "dev.langchain4j.model.bedrock.BedrockChatRequestParameters":
					return Bedrock.chat(parameters);
				default:
			}
		}
		return null;
	}

	/**
	 * Loaded only where OpenAI's client is there.
	 */
	private static final class OpenAi {

		private OpenAi() {
		}

		static @Nullable String chat(ChatRequestParameters parameters) {
			return ((OpenAiChatRequestParameters) parameters).serviceTier();
		}

		static @Nullable String responses(ChatRequestParameters parameters) {
			return ((OpenAiResponsesChatRequestParameters) parameters).serviceTier();
		}

	}

	/**
	 * Loaded only where Bedrock's client is there.
	 */
	private static final class Bedrock {

		private Bedrock() {
		}

		static @Nullable String chat(ChatRequestParameters parameters) {
			var tier = ((BedrockChatRequestParameters) parameters).serviceTier();
			return (tier != null) ? tier.name().toLowerCase(Locale.ROOT) : null;
		}

	}

}

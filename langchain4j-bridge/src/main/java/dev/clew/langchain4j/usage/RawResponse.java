package dev.clew.langchain4j.usage;

import dev.langchain4j.model.anthropic.AnthropicChatResponseMetadata;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.mistralai.MistralAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiResponsesChatResponseMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a call beside what LangChain4j makes of it.
 *
 * @param usage usage as it came over the wire
 * @param serviceTier tier that the call was served in
 */
record RawResponse(RawUsage usage, @Nullable String serviceTier) {

	static final RawResponse NONE = new RawResponse(RawUsage.NONE, null);

	private static final String FAST = "fast";

	// Names are compared, so that no class is loaded that may not be there.
	static RawResponse of(ChatResponseMetadata metadata) {
		for (Class<?> type = metadata.getClass(); type != null; type = type.getSuperclass()) {
			switch (type.getName()) {
				case "dev.langchain4j.model.openai.OpenAiChatResponseMetadata":
					return OpenAi.chat(metadata);
				case "dev.langchain4j.model.openai.OpenAiResponsesChatResponseMetadata":
					return OpenAi.responses(metadata);
				case "dev.langchain4j.model.anthropic.AnthropicChatResponseMetadata":
					return Anthropic.messages(metadata);
				case "dev.langchain4j.model.mistralai.MistralAiChatResponseMetadata":
					return Mistral.chat(metadata);
				default:
			}
		}
		return NONE;
	}

	/**
	 * Loaded only where OpenAI's client is there.
	 */
	private static final class OpenAi {

		private OpenAi() {
		}

		static RawResponse chat(ChatResponseMetadata metadata) {
			OpenAiChatResponseMetadata chat = (OpenAiChatResponseMetadata) metadata;
			return new RawResponse(RawUsage.last(chat.rawHttpResponse(), chat.rawServerSentEvents()),
					chat.serviceTier());
		}

		static RawResponse responses(ChatResponseMetadata metadata) {
			OpenAiResponsesChatResponseMetadata responses = (OpenAiResponsesChatResponseMetadata) metadata;
			return new RawResponse(RawUsage.last(responses.rawHttpResponse(), responses.rawServerSentEvents()),
					responses.serviceTier());
		}

	}

	/**
	 * Loaded only where Anthropic's client is there.
	 */
	private static final class Anthropic {

		private Anthropic() {
		}

		static RawResponse messages(ChatResponseMetadata metadata) {
			AnthropicChatResponseMetadata messages = (AnthropicChatResponseMetadata) metadata;
			RawUsage usage = RawUsage.first(messages.rawHttpResponse(), messages.rawServerSentEvents());
			return new RawResponse(usage, FAST.equals(usage.text("speed")) ? FAST : usage.text("service_tier"));
		}

	}

	/**
	 * Loaded only where Mistral's client is there.
	 */
	private static final class Mistral {

		private Mistral() {
		}

		static RawResponse chat(ChatResponseMetadata metadata) {
			MistralAiChatResponseMetadata chat = (MistralAiChatResponseMetadata) metadata;
			return new RawResponse(RawUsage.last(chat.rawHttpResponse(), chat.rawServerSentEvents()), null);
		}

	}

}
